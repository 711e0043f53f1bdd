/**
 * What one turn of a conversation asks for: each command names what it changes and nothing else.
 *
 * @module
 */
import { z } from 'zod'
import {
  type DeepReadonly,
  planSchema,
  planSubjectSchema,
  relationNameSchema,
  statedValueSchema,
  subjectIdSchema,
} from '../../types.ts'

const subjects = z.array(subjectIdSchema).min(1)

/** What a turn may ask for; whatever a reader makes of it is checked against this. */
export const commandSchema = z.discriminatedUnion('type', [
  /** A picture of its own, in the user's words. */
  z.strictObject({ type: z.literal('draw'), text: z.string().min(1) }),
  /** What is now said of subjects: attributes, other words, what is not to be seen on them. */
  z.strictObject({
    type: z.literal('state'),
    subjects,
    stated: z.record(z.string(), statedValueSchema),
    role: z.string().min(1).optional(),
    action: z.string().min(1).optional(),
    details: z.array(z.string().min(1)).optional(),
    excluded: z.array(z.string().min(1)).optional(),
  }),
  /** Newcomers, with the relations they have among each other and to those that are there. */
  z.strictObject({ type: z.literal('add'), plan: planSchema }),
  z.strictObject({ type: z.literal('remove'), subjects }),
  /** Another subject in the place of one. */
  z.strictObject({ type: z.literal('replace'), subject: subjectIdSchema, by: planSubjectSchema }),
  z.strictObject({
    type: z.literal('move'),
    subject: subjectIdSchema,
    placement: planSubjectSchema.shape.placement,
    relation: z.strictObject({ relation: relationNameSchema, object: subjectIdSchema }).optional(),
  }),
  z.strictObject({ type: z.literal('resize'), subjects, size: z.enum(['larger', 'smaller']) }),
  z.strictObject({ type: z.literal('swap'), subject: subjectIdSchema, other: subjectIdSchema }),
  /** Somebody else in their place: what was sampled is drawn again. */
  z.strictObject({ type: z.literal('recast'), subjects }),
  /** More variety among these; those to be kept stay who they are. */
  z.strictObject({ type: z.literal('vary'), subjects }),
  /** Whom later recasting leaves alone. */
  z.strictObject({ type: z.literal('keep'), subjects }),
  z.strictObject({ type: z.literal('setting'), setting: z.string().min(1) }),
  z.strictObject({ type: z.literal('style'), style: z.string().min(1) }),
  /** What must not be drawn anywhere. */
  z.strictObject({ type: z.literal('exclude'), words: z.array(z.string().min(1)).min(1) }),
  /** The same scene with other noise. */
  z.strictObject({ type: z.literal('again') }),
  z.strictObject({ type: z.literal('undo'), steps: z.int().min(1) }),
  z.strictObject({ type: z.literal('redo'), steps: z.int().min(1) }),
  /** Says who is in the picture; undefined: everybody. */
  z.strictObject({ type: z.literal('tell'), subjects: subjects.optional() }),
  z.strictObject({
    type: z.literal('why'),
    subject: subjectIdSchema,
    /** undefined: every attribute. */
    attribute: z.string().optional(),
  }),
  /** Asks back. */
  z.strictObject({ type: z.literal('ask'), question: z.string().min(1) }),
])

/** One thing to do or to tell, as read from a turn. */
export type Command = DeepReadonly<z.infer<typeof commandSchema>>

/** The command of one type. */
export type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>
