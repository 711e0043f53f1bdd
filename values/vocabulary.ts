/**
 * What a model can draw, and the words its captions had for it.
 *
 * @module
 */
import { z } from 'zod'
import type { DeepReadonly } from './read-only.ts'

/** How a model draws one class or role. */
export const vocabularyClassSchema = z.strictObject({
  /** How prompts name it. */
  phrase: z.string(),
  synonyms: z.array(z.string()).default([]),
  /** How much of a body the model shows. Things are `full`. */
  framing: z.enum(['head', 'bust', 'full']),
  /** Width divided by height of the tight silhouette. */
  aspect: z.number().positive(),
  /** `edge`: stands on the canvas's lower edge or behind something; `ground`: stands on the ground; `free`: anywhere. */
  anchor: z.enum(['edge', 'ground', 'free']),
  /** Real height relative to a standing adult (1). */
  height: z.number().positive(),
  /** Where it is usually seen, a key of `settings`; drawn there where the user says no place. */
  setting: z.string().optional(),
  /** Attribute to the values it can be drawn with. */
  attributes: z.record(z.string(), z.array(z.string())).default({}),
})

/** What a model can draw, and how its captions said it. Key `person/doctor` is a person with a role. */
export const vocabularySchema = z.strictObject({
  schema: z.literal(1),
  styles: z.array(z.string()),
  settings: z.record(
    z.string(),
    z.strictObject({ phrase: z.string(), synonyms: z.array(z.string()).default([]) }),
  ),
  /** Attribute, value, phrase. An empty phrase says nothing. */
  attributes: z.record(z.string(), z.record(z.string(), z.string())),
  classes: z.record(z.string(), vocabularyClassSchema),
})

/** How a model draws one class or role: words, framing, proportions, attributes. */
export type VocabularyClass = DeepReadonly<z.infer<typeof vocabularyClassSchema>>

/** Styles, settings, attribute values and classes that a model can draw, with its words for them. */
export type Vocabulary = DeepReadonly<z.infer<typeof vocabularySchema>>
