/**
 * Samplers by the names of `scheduler_config.json`.
 *
 * @module
 */
import type { SamplerName, SchedulerConfig } from '../folder/configs.ts'
import { dpmpp2m } from './dpmpp-2m.ts'
import { euler } from './euler.ts'
import { eulerAncestral } from './euler-ancestral.ts'
import { heun } from './heun.ts'
import type { Sampler } from './sampler.ts'

export { dpmpp2m } from './dpmpp-2m.ts'
export { euler } from './euler.ts'
export { eulerAncestral } from './euler-ancestral.ts'
export { heun } from './heun.ts'
export type { Sampler, SamplerOptions } from './sampler.ts'

const samplers: Readonly<Record<SamplerName, Sampler>> = {
  euler,
  heun,
  dpmpp_2m: dpmpp2m,
  euler_ancestral: eulerAncestral,
}

/** What stands closest to the scheduler that a stock folder names; all others are first order, hence Euler. */
const closest: Readonly<Record<string, SamplerName>> = {
  HeunDiscreteScheduler: 'heun',
  EulerAncestralDiscreteScheduler: 'euler_ancestral',
  DPMSolverMultistepScheduler: 'dpmpp_2m',
  PNDMScheduler: 'dpmpp_2m',
  LMSDiscreteScheduler: 'dpmpp_2m',
}

/** The sampler a model's makers chose. */
export function samplerOf(config: SchedulerConfig): Sampler {
  return samplers[config.evencast?.sampler ?? closest[config._class_name] ?? 'euler']
}
