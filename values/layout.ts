/**
 * Where each one goes.
 *
 * @module
 */
import { z } from 'zod'
import { subjectIdSchema } from './identity.ts'
import type { DeepReadonly } from './read-only.ts'
import { sizeSchema } from './size.ts'

/** Pixels from the canvas's top left corner. */
export const boxSchema = z.strictObject({
  x: z.int().min(0),
  y: z.int().min(0),
  width: z.int().min(8),
  height: z.int().min(8),
})

/** A box on the renderer's grid and a depth for every subject. */
export const layoutSchema = z.strictObject({
  canvas: sizeSchema,
  subjects: z.array(
    z.strictObject({
      id: subjectIdSchema,
      box: boxSchema,
      /** 0 is the furthest back; where boxes overlap, the greater depth owns the cell. Distinct per subject. */
      depth: z.int().min(0),
    }),
  ),
  /** Overlaps that are meant. An overlap that is not declared here is an error. */
  occlusions: z.array(
    z.strictObject({
      front: subjectIdSchema,
      behind: subjectIdSchema,
      /** Hidden part of the rear subject's box, 0..1. */
      share: z.number().min(0).max(1),
    }),
  ),
})

/** Pixels from the canvas's top left corner. */
export type Box = DeepReadonly<z.infer<typeof boxSchema>>

/** A subject's box and its depth. */
export type LayoutSubject = DeepReadonly<z.infer<typeof layoutSchema>>['subjects'][number]

/** A box and a depth for every subject, and the overlaps that are meant. */
export type Layout = DeepReadonly<z.infer<typeof layoutSchema>>
