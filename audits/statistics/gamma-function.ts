/**
 * The gamma function's logarithm and the regularised incomplete gamma function.
 *
 * @module
 */

/** Lanczos's coefficients for g = 7, nine terms (Godfrey 2001); relative error about 1e-15. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const

const precision = 1e-16
const longest = 100_000

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const [first, ...rest]: readonly [number, ...number[]] = lanczos
  const sum = rest.reduce((total, coefficient, index) => total + coefficient / (x + index), first)
  const shifted = x + 6.5
  return Math.log(Math.sqrt(2 * Math.PI) * sum) + (x - 0.5) * Math.log(shifted) - shifted
}

/**
 * Q(a, x) = Γ(a, x) / Γ(a), the upper regularised incomplete gamma function, for a > 0 and x ≥ 0: by its series below
 * a + 1, by Lentz's continued fraction above (Press et al., Numerical Recipes, §6.2).
 *
 * @example
 * upperGamma(0.5, 1.92) // 0.05, the tail of chi-square with one degree of freedom beyond 3.84
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1
  return x < a + 1 ? 1 - series(a, x) : fraction(a, x)
}

/** P(a, x) = 1 - Q(a, x). */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0
  return x < a + 1 ? series(a, x) : 1 - fraction(a, x)
}

function series(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let step = 1; step < longest && term > sum * precision; step += 1) {
    term *= x / (a + step)
    sum += term
  }
  return sum * Math.exp(a * Math.log(x) - x - logGamma(a))
}

function fraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let value = d
  for (let step = 1; step < longest; step += 1) {
    const numerator = -step * (step - a)
    b += 2
    d = 1 / away(numerator * d + b, tiny)
    c = away(b + numerator / c, tiny)
    value *= d * c
    if (Math.abs(d * c - 1) < precision * 4) break
  }
  return value * Math.exp(a * Math.log(x) - x - logGamma(a))
}

function away(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value
}
