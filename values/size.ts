/**
 * Canvas sizes.
 *
 * @module
 */
import { z } from 'zod'
import type { DeepReadonly } from './read-only.ts'

/** Canvas size in pixels. What the renderer's grid allows is checked by the renderer. */
export const sizeSchema = z.strictObject({
  width: z.int().min(64).max(4096),
  height: z.int().min(64).max(4096),
})

/** Width and height in pixels. */
export type Size = DeepReadonly<z.infer<typeof sizeSchema>>
