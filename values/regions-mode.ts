/**
 * How a picture is conditioned on its regions.
 *
 * @module
 */
import { z } from 'zod'

/** How regions are conditioned: masked cross-attention, crops of the canvas, or one prompt for the whole canvas. */
export const regionsModeSchema = z.enum(['attention', 'crops', 'none'])

/** `attention`, `crops` or `none`. */
export type RegionsMode = z.infer<typeof regionsModeSchema>
