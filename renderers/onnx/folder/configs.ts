/**
 * The JSON files of a diffusers-ONNX folder, as far as drawing needs them.
 *
 * @module
 */
import { z } from 'zod'

const level = z.array(z.int().positive()).min(1)

/** `model_index.json`. */
export const modelIndexSchema = z.looseObject({ _class_name: z.string() })

/** `scheduler/scheduler_config.json`, with diffusers' own keys and defaults. */
export const schedulerConfigSchema = z.looseObject({
  _class_name: z.string(),
  num_train_timesteps: z.int().min(2).default(1000),
  beta_start: z.number().positive().default(0.0001),
  beta_end: z.number().positive().default(0.02),
  beta_schedule: z.enum(['linear', 'scaled_linear', 'squaredcos_cap_v2']).default('linear'),
  prediction_type: z.enum(['epsilon', 'v_prediction', 'sample', 'flow_prediction']).default('epsilon'),
  timestep_spacing: z.enum(['leading', 'trailing', 'linspace']).optional(),
  steps_offset: z.int().min(0).default(0),
  use_karras_sigmas: z.boolean().nullish(),
  rescale_betas_zero_snr: z.boolean().default(false),
  /** Flow matching only: how far the levels lean towards noise (Esser et al. 2024). */
  shift: z.number().positive().default(1),
  /** What this model's makers chose as defaults; ours, diffusers ignores it. */
  evencast: z
    .looseObject({
      steps: z.int().min(1).optional(),
      guidance_scale: z.number().min(0).optional(),
      guidance_interval: z.tuple([z.number().min(0), z.number().positive()]).optional(),
      sampler: z.enum(['euler', 'heun', 'dpmpp_2m', 'euler_ancestral']).optional(),
    })
    .optional(),
})

/** `unet/config.json`. */
export const unetConfigSchema = z.looseObject({
  in_channels: z.int().positive(),
  sample_size: z.union([z.int().positive(), z.tuple([z.int().positive(), z.int().positive()])]).default(64),
  block_out_channels: level,
  /** Subjects that can have a region of their own. */
  maximum_regions: z.int().positive().default(8),
  /** How much a subject's cells read the scene's words, 0..1. */
  scene_weight: z.number().min(0).max(1).default(0.3),
})

/** `vae_decoder/config.json`. */
export const vaeConfigSchema = z.looseObject({
  latent_channels: z.int().positive().default(4),
  block_out_channels: level,
  scaling_factor: z.number().positive().default(0.18215),
  shift_factor: z
    .number()
    .nullish()
    .transform(value => value ?? 0),
})

/** `text_encoder/config.json`. */
export const textEncoderConfigSchema = z.looseObject({
  max_position_embeddings: z.int().positive().optional(),
})

export type SchedulerConfig = Readonly<z.infer<typeof schedulerConfigSchema>>
export type UnetConfig = Readonly<z.infer<typeof unetConfigSchema>>
export type VaeConfig = Readonly<z.infer<typeof vaeConfigSchema>>
export type SamplerName = NonNullable<NonNullable<SchedulerConfig['evencast']>['sampler']>
