/**
 * The state of a conversation: a pure value, the history of its scenes and a place in it.
 *
 * @module
 */
import { z } from 'zod'
import { type DeepReadonly, sceneSchema, subjectIdSchema } from '../types.ts'

/** One picture of the conversation. */
export const stepSchema = z.strictObject({
  /** What the user said. */
  said: z.string(),
  scene: sceneSchema,
  /** SHA-256 of the PNG, hexadecimal: the pictures lie beside the session. */
  picture: z.string().regex(/^[0-9a-f]{64}$/),
  /** Ids mentioned last: whom `her` and `it` mean. */
  focus: z.array(subjectIdSchema),
  /** Ids that recasting leaves alone. */
  kept: z.array(subjectIdSchema),
})

export const sessionSchema = z.strictObject({
  schema: z.literal(1),
  /** Pictures in their order; those after `position` were undone and can be redone. */
  steps: z.array(stepSchema),
  /** Index of the picture that is talked about; -1: none yet. */
  position: z.int().min(-1),
  /** All that was said, with the answers. */
  log: z.array(z.strictObject({ said: z.string(), answer: z.string() })),
})

export type Step = DeepReadonly<z.infer<typeof stepSchema>>
export type Session = DeepReadonly<z.infer<typeof sessionSchema>>

/** A session in which nothing was said. */
export const emptySession: Session = { schema: 1, steps: [], position: -1, log: [] }

/** The picture that is talked about; undefined: none yet. */
export function currentStep({ steps, position }: Session): Step | undefined {
  return steps[position]
}

/** With a picture after the current one; what was undone is forgotten. */
export function withStep(session: Session, step: Step): Session {
  const steps = [...session.steps.slice(0, session.position + 1), step]
  return { ...session, steps, position: steps.length - 1 }
}

/** The current picture with other focus or other ids to keep; its scene and bytes stay. */
export function withMemory(session: Session, memory: Partial<Pick<Step, 'focus' | 'kept'>>): Session {
  const steps = session.steps.map((step, index) =>
    index === session.position ? { ...step, ...memory } : step,
  )
  return { ...session, steps }
}

/** So many pictures back (negative: forth), as far as there are any. */
export function moved(session: Session, back: number): Session {
  const last = session.steps.length - 1
  return { ...session, position: Math.min(Math.max(session.position - back, Math.min(0, last)), last) }
}

export function withAnswer(session: Session, said: string, answer: string): Session {
  return { ...session, log: [...session.log, { said, answer }] }
}
