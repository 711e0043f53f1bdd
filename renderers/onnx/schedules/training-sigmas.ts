/**
 * Noise levels a network was trained on.
 *
 * @module
 */
import type { SchedulerConfig } from '../folder/configs.ts'

/**
 * sigma = sqrt((1 - ā) / ā) for every training timestep, ascending, where ā is the running product of 1 - beta
 * (Ho et al. 2020; the variance-exploding view of Karras et al. 2022).
 */
export function trainingSigmas(config: SchedulerConfig): readonly number[] {
  const products = runningProducts(betas(config).map(beta => 1 - beta))
  const kept = config.rescale_betas_zero_snr ? rescaleToZeroSnr(products) : products
  return kept.map(product => Math.sqrt((1 - product) / product))
}

function betas(config: SchedulerConfig): readonly number[] {
  const { num_train_timesteps: count, beta_start: start, beta_end: end } = config
  switch (config.beta_schedule) {
    case 'linear':
      return linspace(start, end, count)
    case 'scaled_linear':
      return linspace(Math.sqrt(start), Math.sqrt(end), count).map(root => root * root)
    case 'squaredcos_cap_v2':
      return Array.from({ length: count }, (_, index) =>
        Math.min(1 - cosineProduct((index + 1) / count) / cosineProduct(index / count), 0.999),
      )
  }
}

/** ā of the cosine schedule, Nichol & Dhariwal 2021, equation 17. */
function cosineProduct(time: number): number {
  return Math.cos((((time + 0.008) / 1.008) * Math.PI) / 2) ** 2
}

function runningProducts(factors: readonly number[]): readonly number[] {
  let product = 1
  return factors.map(factor => {
    product *= factor
    return product
  })
}

/** Lin et al. 2023, algorithm 1; the last level stays just finite (2^-24), as in diffusers. */
function rescaleToZeroSnr(products: readonly number[]): readonly number[] {
  const roots = products.map(Math.sqrt)
  const first = roots[0] ?? 1
  const last = roots.at(-1) ?? 0
  return roots.map(root => Math.max((((root - last) * first) / (first - last)) ** 2, 2 ** -24))
}

/** `count` values from `start` to `end`, both included. */
export function linspace(start: number, end: number, count: number): readonly number[] {
  if (count === 1) return [start]
  return Array.from({ length: count }, (_, index) => start + ((end - start) * index) / (count - 1))
}
