/**
 * What a picture remembers: everything that determines it, and nothing about when or where it was drawn.
 *
 * @module
 */
import { z } from 'zod'
import { EvencastError, invalidValue } from '../errors.ts'
import {
  castSchema,
  editSchema,
  layoutSchema,
  planSchema,
  requestSchema,
  type Scene,
  sceneEditSchema,
  scriptSchema,
} from '../types.ts'

/** The values of a scene that determine its picture, in the order of the flow. */
const determiningSchema = z.strictObject({
  request: requestSchema,
  plan: planSchema,
  cast: castSchema,
  layout: layoutSchema,
  script: scriptSchema,
})

/** The JSON under the keyword `evencast`. */
export const pictureMetadataSchema = z.strictObject({
  format: z.literal(1),
  /** Version of Evencast that drew it. */
  software: z.string(),
  /** SHA-256 over the model's files, or the hosted model's name. */
  modelHash: z.string(),
  scene: determiningSchema,
  /** Subjects drawn anew afterwards, in their order; the scene says what they are now. */
  edits: z.array(editSchema),
  /** Changes in conversation; absent: none. */
  course: z.array(sceneEditSchema).optional(),
})

export type PictureMetadata = z.infer<typeof pictureMetadataSchema>

/** Deeper nesting than any policy has; it would overflow whoever walks through it. */
const deepest = 64

/**
 * Picks what determines the picture. The result's keys stand in the schema's order, wherever the scene came from, so that
 * drawing from a picture gives the same bytes again.
 */
export function pictureMetadata(scene: Scene, software: string): PictureMetadata {
  const { request, plan, cast, layout, script, edits = [], course = [], rendering } = scene
  const result = pictureMetadataSchema.safeParse({
    format: 1,
    software,
    modelHash: rendering?.modelHash,
    scene: { request: { ...request, model: withoutFolder(request.model) }, plan, cast, layout, script },
    edits,
    ...(course.length === 0 ? {} : { course }),
  })
  if (result.success) return result.data
  throw rejected(result.error, 'A picture remembers the whole flow: draw the scene to its end first.')
}

/** Reads the JSON text of a picture; EVENCAST_SCENE_INVALID names the field that is wrong. */
export function parsePictureMetadata(text: string): PictureMetadata {
  const value = parseJson(text)
  const format = z.looseObject({ format: z.number() }).safeParse(value)
  if (format.success && format.data.format !== 1)
    throw invalidValue('EVENCAST_SCENE_INVALID', 'format', '1', format.data.format, {
      hint: 'The picture was drawn by another version of Evencast; update this one.',
    })
  const result = pictureMetadataSchema.safeParse(value)
  if (result.success) return result.data
  throw rejected(result.error, 'The text in the picture was changed. Use the PNG as Evencast left it.')
}

function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new EvencastError('EVENCAST_SCENE_INVALID', 'Expected JSON in the picture, got other text', {
      cause: error,
      hint: 'The text in the picture was changed. Use the PNG as Evencast left it.',
    })
  }
  if (isDeeper(value, deepest))
    throw new EvencastError(
      'EVENCAST_SCENE_INVALID',
      `Expected JSON at most ${deepest} levels deep, got more`,
      {
        hint: 'The picture was not drawn by Evencast. Do not use it.',
      },
    )
  return value
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some(child => isDeeper(child, levels - 1))
}

/** A model folder's name without the path to it, which says where its user keeps things. */
function withoutFolder(model: string): string {
  if (model.startsWith('openai:')) return model
  return model.split(/[\\/]/).findLast(part => part !== '') ?? model
}

function rejected(error: z.ZodError, hint: string): EvencastError {
  const issue = error.issues[0]
  const name = issue?.path.join('.') || 'scene'
  return new EvencastError('EVENCAST_SCENE_INVALID', `\`${name}\` of the picture: ${issue?.message}`, {
    cause: error,
    hint,
  })
}
