/**
 * One picture of a run, as a value that can be sent to another machine: it holds all that determines the picture.
 *
 * @module
 */
import { z } from 'zod'
import { castSchema, type DeepReadonly, planSchema, requestSchema, warningSchema } from '../types.ts'

/** SHA-256 in hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** What the drawing software is made of, by package: other versions may draw other bytes. */
export const versionsSchema = z.record(z.string(), z.string())

/** What is done with a picture beside drawing it; each of them changes the file's bytes. */
export const jobOptionsSchema = z.strictObject({
  /** Redraws that each subject which differs from its cast may have; undefined: the picture is not measured. */
  verify: z.int().min(0).max(20).optional(),
  /** true: the PNG does not hold what it was drawn from. */
  stripMetadata: z.boolean(),
})

/** A job as it is sent and kept; content that comes back is checked against this. */
export const jobSchema = z.strictObject({
  /** SHA-256 over all fields below, see `identifyJob`. Equal identities are the same picture. */
  identity: hashSchema,
  /** Place in the run, from 0; its picture is `pictureFile(index)`. */
  index: z.int().min(0),
  /** Place of its text in the requests file, from 0: pictures of one request are a group that a split keeps together. */
  requestIndex: z.int().min(0),
  /** Text, seed, `image` (the index) and `images`, size, policy document, model, regions, steps, guidance. */
  request: requestSchema,
  /** Planned once per request, so that a language model's moods change no picture. */
  plan: planSchema,
  /** Cast by the run, over all its pictures: a worker draws nothing by chance. */
  cast: castSchema,
  /** What planning and casting could not honour; they join the picture's own. */
  warnings: z.array(warningSchema),
  options: jobOptionsSchema,
  /** A worker of other versions must not draw it: EVENCAST_VERSION_MISMATCH. */
  versions: versionsSchema,
  /** SHA-256 over the model's files, or the hosted model's name. */
  modelHash: z.string().min(1),
})

/** One picture to draw: its number, all that determines it, and the identity made of that. */
export type Job = DeepReadonly<z.infer<typeof jobSchema>>

/** What is done with a picture beside drawing it. */
export type JobOptions = DeepReadonly<z.infer<typeof jobOptionsSchema>>

/** The software that a picture depends on. */
export type Versions = DeepReadonly<z.infer<typeof versionsSchema>>
