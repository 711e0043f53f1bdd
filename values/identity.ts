/**
 * What names and keys the parts of a scene.
 *
 * @module
 */
import { z } from 'zod'

/** Stable name of a subject within a scene, e.g. `doctor-2`. */
export const subjectIdSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
  error: 'Expected a subject id of lower-case letters, digits and hyphens, such as `doctor-2`',
})

/** Integer seed, 0 to 2^53 - 1. */
export const seedSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
