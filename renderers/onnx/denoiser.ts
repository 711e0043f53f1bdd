/**
 * The contract between networks and samplers, after k-diffusion: every network is wrapped into a function from noisy
 * latents to the clean latents it predicts, so that no sampler knows how a network was trained.
 *
 * @module
 */
import type { Latents } from './latents.ts'
import type { Parametrisation } from './parametrisation.ts'

/** `(noisy latents, sigma) → predicted clean latents`. */
export type Denoiser = (latents: Latents, sigma: number) => Promise<Latents>

/**
 * A network with several conditionings: predicts the clean latents under the first `rows` of them, in one call.
 * Row 0 is the positive one, row 1 the negative.
 */
export type RowDenoiser = (latents: Latents, sigma: number, rows: 1 | 2) => Promise<readonly Latents[]>

/** A network's raw outputs for the first `rows` conditionings; `input` is already scaled for it. */
export type Network = (input: Latents, timestep: number, rows: 1 | 2) => Promise<readonly Float32Array[]>

/** Wraps a network of any parametrisation into the contract. */
export function denoiseRows(network: Network, parametrisation: Parametrisation): RowDenoiser {
  return async (latents, sigma, rows) => {
    const inputScale = parametrisation.inputScale(sigma)
    const input =
      inputScale === 1 ? latents : { ...latents, data: latents.data.map(value => value * inputScale) }
    const outputs = await network(input, parametrisation.timestep(sigma), rows)
    const { skip, output } = parametrisation.clean(sigma)
    return outputs.map(raw => ({
      shape: latents.shape,
      data: latents.data.map((value, index) => skip * value + output * (raw[index] ?? 0)),
    }))
  }
}
