/**
 * How a network was trained: what it is fed at a noise level, and how its output becomes clean latents.
 * The noisy latents are x = alpha(sigma) x0 + sigma n throughout.
 *
 * @module
 */
import type { SchedulerConfig } from './folder/configs.ts'
import { isFlow, trainingSigmas } from './schedules/index.ts'

export interface Parametrisation {
  /** Weight of the clean latents in the noisy ones: 1 (variance exploding, as k-diffusion) or 1 - sigma (flow). */
  alpha(sigma: number): number
  /** Factor from the noisy latents to what the network is fed. */
  inputScale(sigma: number): number
  /** What the network is told about the noise level, 0 to `num_train_timesteps`. */
  timestep(sigma: number): number
  /** Predicted clean latents are `skip * latents + output * network output`. */
  clean(sigma: number): { readonly skip: number; readonly output: number }
}

/**
 * Reads the parametrisation off a `scheduler_config.json`: flow matching (Lipman et al. 2023; Esser et al. 2024), or
 * `epsilon` (Ho et al. 2020), `v_prediction` (Salimans & Ho 2022) and `sample` over variance-preserving training.
 */
export function parametrisationOf(config: SchedulerConfig): Parametrisation {
  return isFlow(config) ? flowParametrisation(config.num_train_timesteps) : discreteParametrisation(config)
}

function flowParametrisation(timesteps: number): Parametrisation {
  return {
    alpha: sigma => 1 - sigma,
    inputScale: () => 1,
    timestep: sigma => timesteps * sigma,
    // The network predicts n - x0, hence x - sigma (n - x0) = x0.
    clean: sigma => ({ skip: 1, output: -sigma }),
  }
}

function discreteParametrisation(config: SchedulerConfig): Parametrisation {
  const logSigmas = trainingSigmas(config).map(Math.log)
  return {
    alpha: () => 1,
    inputScale: sigma => 1 / Math.hypot(sigma, 1),
    timestep: sigma => position(logSigmas, Math.log(sigma)),
    clean: sigma => {
      const root = Math.hypot(sigma, 1)
      if (config.prediction_type === 'sample') return { skip: 0, output: 1 }
      if (config.prediction_type === 'v_prediction') return { skip: 1 / root ** 2, output: -sigma / root }
      return { skip: 1, output: -sigma }
    },
  }
}

/** Fractional index of a value in an ascending list, linear between neighbours (k-diffusion's `sigma_to_t`). */
function position(ascending: readonly number[], value: number): number {
  const last = ascending.length - 1
  const above = ascending.findIndex(item => item >= value)
  if (above === 0) return 0
  if (above === -1) return last
  const high = ascending[above] ?? value
  const low = ascending[above - 1] ?? value
  return above - 1 + (value - low) / (high - low)
}
