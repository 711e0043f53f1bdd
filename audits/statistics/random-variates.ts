/**
 * Gamma and Dirichlet variates from a stream of uniform numbers that the caller keys.
 *
 * @module
 */

/** The next uniform number of its stream, 0 ≤ u < 1. */
export type Random = () => number

/** Shares from a Dirichlet distribution; concentrations above 0. */
export function drawDirichlet(concentrations: readonly number[], random: Random): readonly number[] {
  const variates = concentrations.map(concentration => drawGamma(concentration, random))
  const total = variates.reduce((sum, variate) => sum + variate, 0)
  return total > 0 ? variates.map(variate => variate / total) : concentrations.map(() => 1 / variates.length)
}

/** A gamma variate of unit scale (Marsaglia and Tsang, "A simple method for generating gamma variables", 2000). */
function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const offset = shape - 1 / 3
  const scale = 1 / Math.sqrt(9 * offset)
  for (;;) {
    const normal = drawNormal(random)
    const cube = (1 + scale * normal) ** 3
    if (cube <= 0) continue
    const uniform = 1 - random()
    if (Math.log(uniform) < 0.5 * normal ** 2 + offset - offset * cube + offset * Math.log(cube)) {
      return offset * cube
    }
  }
}

/** Box and Muller, one of the pair. */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
