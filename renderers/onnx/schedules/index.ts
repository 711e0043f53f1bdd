/**
 * Sigma schedules: the noise levels a sampler goes through, read off `scheduler_config.json`.
 *
 * @module
 */
import type { SchedulerConfig } from '../folder/configs.ts'
import { karrasSigmas } from './karras.ts'
import { linspace, trainingSigmas } from './training-sigmas.ts'

export { karrasSigmas } from './karras.ts'
export { trainingSigmas } from './training-sigmas.ts'

/** Whether the network was trained on straight paths between data and noise. */
export function isFlow(config: SchedulerConfig): boolean {
  return (
    config._class_name === 'FlowMatchEulerDiscreteScheduler' || config.prediction_type === 'flow_prediction'
  )
}

/**
 * `steps + 1` descending noise levels, the last one 0.
 *
 * @example
 * sigmaSchedule({ ...config, _class_name: 'FlowMatchEulerDiscreteScheduler', shift: 1 }, 4) // 1, 0.75, 0.5, 0.25, 0
 */
export function sigmaSchedule(config: SchedulerConfig, steps: number): readonly number[] {
  return [...(isFlow(config) ? flowSigmas(steps, config.shift) : discreteSigmas(config, steps)), 0]
}

/**
 * Standard deviation of the noise that sampling starts from. Variance exploding as diffusers' `init_noise_sigma`:
 * `leading` adds the clean latents' own unit variance, as its first level is not yet all noise.
 */
export function initialNoiseScale(config: SchedulerConfig, sigmas: readonly number[]): number {
  const first = sigmas[0] ?? 1
  return !isFlow(config) && spacingOf(config) === 'leading' ? Math.hypot(first, 1) : first
}

/** Evenly spaced from 1 down to 1 / steps, then shifted: Esser et al. 2024, equation 23. */
function flowSigmas(steps: number, shift: number): readonly number[] {
  return linspace(1, 1 / steps, steps).map(sigma => (shift * sigma) / (1 + (shift - 1) * sigma))
}

function discreteSigmas(config: SchedulerConfig, steps: number): readonly number[] {
  const training = trainingSigmas(config)
  const sigmas = timesteps(config, steps).map(timestep => interpolate(training, timestep))
  if (config.use_karras_sigmas !== true) return sigmas
  return karrasSigmas(steps, sigmas.at(-1) ?? 0, sigmas[0] ?? 1)
}

/** Training timesteps to visit, descending: Lin et al. 2023, table 2, with diffusers' rounding. */
function timesteps(config: SchedulerConfig, steps: number): readonly number[] {
  const count = config.num_train_timesteps
  const indices = Array.from({ length: steps }, (_, index) => index)
  switch (spacingOf(config)) {
    case 'linspace':
      return linspace(count - 1, 0, steps)
    case 'leading':
      return indices.map(index => index * Math.floor(count / steps) + config.steps_offset).reverse()
    case 'trailing':
      return indices.map(index => roundHalfToEven(count - (index * count) / steps) - 1)
  }
}

/** What diffusers' scheduler of that name does where the file does not say. */
function spacingOf(config: SchedulerConfig): 'leading' | 'trailing' | 'linspace' {
  const leading = config._class_name === 'PNDMScheduler' || config._class_name === 'DDIMScheduler'
  return config.timestep_spacing ?? (leading ? 'leading' : 'linspace')
}

/** As numpy rounds. */
function roundHalfToEven(value: number): number {
  const rounded = Math.round(value)
  return value % 1 === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded
}

function interpolate(values: readonly number[], position: number): number {
  const clipped = Math.min(Math.max(position, 0), values.length - 1)
  const index = Math.floor(clipped)
  const low = values[index] ?? 0
  return low + ((values[index + 1] ?? low) - low) * (clipped - index)
}
