/**
 * What was asked.
 *
 * @module
 */
import { z } from 'zod'
import { seedSchema } from './identity.ts'
import type { DeepReadonly } from './read-only.ts'
import { regionsModeSchema } from './regions-mode.ts'
import { sizeSchema } from './size.ts'

/**
 * The policy as a document. Its full schema, and the errors that teach it, live in `casting/`;
 * the flow carries it whole, so that a picture holds all that determined it.
 */
export const policyDocumentSchema = z.looseObject({
  schema: z.literal(1),
  id: z.string().min(1),
  version: z.int().min(1),
})

/** What was asked, checked at the door. */
export const requestSchema = z.strictObject({
  /** What the user asked for, verbatim. */
  text: z.string().trim().min(1).max(4000),
  /** Keys every draw and all noise. */
  seed: seedSchema,
  /** Position of this picture among those drawn from one seed, from 0. */
  image: z.int().min(0).default(0),
  /** Pictures of the batch, over which joint quotas and constraints are met; undefined: not known. */
  images: z.int().min(1).optional(),
  /** Canvas in pixels; undefined: not said, and chosen from the content together with the layout. */
  size: sizeSchema.optional(),
  /** The policy whole. */
  policy: policyDocumentSchema,
  /** `mini` (the embedded model), the name of a model folder, or `openai:MODEL`. */
  model: z.string().min(1),
  /** undefined: the model's default. */
  regions: regionsModeSchema.optional(),
  /** Denoising steps; undefined: the model's default. */
  steps: z.int().min(1).max(1000).optional(),
  /** Classifier-free guidance scale (Ho & Salimans 2022); 1 switches guidance off; undefined: the model's default. */
  guidance: z.number().min(0).max(50).optional(),
  /** true: the words that casting decided are left out of the boxes, for comparison. */
  uncast: z.boolean().optional(),
})

/** A policy whole, as far as the flow must know it: format, id and version. */
export type PolicyDocument = DeepReadonly<z.infer<typeof policyDocumentSchema>>

/** What was asked, with all that keys the picture: text, seed, policy, model and options. */
export type Request = DeepReadonly<z.infer<typeof requestSchema>>
