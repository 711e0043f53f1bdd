/**
 * What a run was asked for, `run.json`: all that determines its pictures, and nothing that does not.
 *
 * @module
 */
import { z } from 'zod'
import {
  type DeepReadonly,
  planSchema,
  policyDocumentSchema,
  regionsModeSchema,
  seedSchema,
  sizeSchema,
  warningSchema,
} from '../types.ts'
import { hashSchema, jobOptionsSchema, versionsSchema } from './job.ts'
import { jobFailureSchema } from './job-failure.ts'

/** A line of the requests file, and how many of the run's pictures it gets. */
export const runRequestSchema = z.strictObject({
  /** Line of the requests file, from 1. */
  line: z.int().min(1),
  text: z.string().min(1),
  /** Relative share of the pictures; lines without one have 1. */
  weight: z.number().positive(),
  /** Pictures of this request. */
  images: z.int().min(0),
})

export const runManifestSchema = z.strictObject({
  format: z.literal(1),
  /** SHA-256 over all fields below, see `identifyRun`; `--resume` goes on only where it is the same. */
  identity: hashSchema,
  seed: seedSchema,
  /** Pictures of the run. */
  images: z.int().min(1),
  /** The policy whole, as casting reads it. */
  policy: policyDocumentSchema,
  requests: z.array(runRequestSchema).min(1),
  /** `grammar`, `openai:MODEL`, `ollama:MODEL`. */
  planner: z.string().min(1),
  /** `mini`, the name of a model folder (without its path), or `openai:MODEL`. */
  model: z.string().min(1),
  /** SHA-256 over the model's files, or the hosted model's name. */
  modelHash: z.string().min(1),
  size: sizeSchema.optional(),
  regions: regionsModeSchema.optional(),
  steps: z.int().min(1).max(1000).optional(),
  guidance: z.number().min(0).max(50).optional(),
  uncast: z.boolean().optional(),
  options: jobOptionsSchema,
  versions: versionsSchema,
})

/** A line of `plans.jsonl`: what a request was understood as; its place in the file is the `requestIndex`. */
export const requestPlanSchema = z.union([
  z.strictObject({ requestIndex: z.int().min(0), plan: planSchema, warnings: z.array(warningSchema) }),
  z.strictObject({
    requestIndex: z.int().min(0),
    failure: jobFailureSchema,
  }),
])

/** One request of a run, with its share of the pictures. */
export type RunRequest = DeepReadonly<z.infer<typeof runRequestSchema>>

/** What a run is to draw: written once, and checked when it goes on. */
export type RunManifest = DeepReadonly<z.infer<typeof runManifestSchema>>

/** A request with its plan, or why it has none. */
export type RequestPlan = DeepReadonly<z.infer<typeof requestPlanSchema>>
