/**
 * Casts that keep everybody but those who are named.
 *
 * @module
 */
import { castScene } from '../casting/index.ts'
import { redrawSeed } from '../prompts/index.ts'
import type { Cast, CastSubject, Plan, Warning } from '../types.ts'
import type { ChangeContext } from './scene-change.ts'

export interface Recast {
  readonly cast: Cast
  readonly warnings: readonly Warning[]
}

/** Newcomers drawn beside everybody else, who stay as they are. */
export function castNewcomers(plan: Plan, cast: Cast, context: ChangeContext): Recast {
  const ids = plan.subjects.map(({ id }) => id)
  const earlier = { subjects: cast.subjects.filter(({ id }) => ids.includes(id)) }
  return draw(plan, earlier, context, context.request.seed)
}

/**
 * These attributes of these subjects anew, everything else as it was: "older" leaves the hair its colour, though the
 * policy would give older people another one.
 */
export function castAttributes(
  plan: Plan,
  cast: Cast,
  ids: readonly string[],
  attributes: readonly string[],
  context: ChangeContext,
): Recast {
  const others = { subjects: cast.subjects.filter(({ id }) => !ids.includes(id)) }
  const { cast: drawn, warnings } = draw(plan, others, context, context.request.seed)
  const subjects = drawn.subjects.map(subject => {
    const before = cast.subjects.find(({ id }) => id === subject.id)
    if (before === undefined || !ids.includes(subject.id)) return subject
    return mergedSubject(before, subject, attributes)
  })
  return { cast: { subjects }, warnings }
}

/** Others in the place of these: drawn again until each differs from who was there, where the policy lets them. */
export function castOthers(plan: Plan, cast: Cast, ids: readonly string[], context: ChangeContext): Recast {
  const others = { subjects: cast.subjects.filter(({ id }) => !ids.includes(id)) }
  const { seed, image } = context.request
  let drawn = draw(plan, others, context, redrawSeed(seed, image, 'cast', context.turn))
  for (let attempt = 1; attempt < attempts && !ids.every(id => differs(id, cast, drawn.cast)); attempt += 1) {
    drawn = draw(plan, others, context, redrawSeed(seed, image, 'cast', context.turn + 1000 * attempt))
  }
  return drawn
}

const attempts = 12

function draw(plan: Plan, earlier: Cast, { policy, request }: ChangeContext, seed: number): Recast {
  const { image, images } = request
  // A ledger counts whole requests: a turn's draws balance the picture, and are not entered.
  const scoped = policy.scope === 'ledger' ? { ...policy, scope: 'image' as const } : policy
  const { value, warnings } = castScene({ plan, policy: scoped, seed, image, images, earlier })
  const sampled = plan.subjects.some(({ id }) => !earlier.subjects.some(one => one.id === id))
  return { cast: value, warnings: scoped === policy || !sampled ? warnings : [...warnings, unentered] }
}

const unentered: Warning = {
  stage: 'cast',
  type: 'unsupported',
  feature: 'ledger',
  details:
    'Who is cast in the course of a conversation balances this picture and is not entered into the ledger.',
}

function mergedSubject(before: CastSubject, drawn: CastSubject, attributes: readonly string[]): CastSubject {
  const named = Object.entries(drawn.attributes).filter(
    ([attribute]) => attributes.includes(attribute) || !(attribute in before.attributes),
  )
  const left = Object.entries(before.attributes).filter(([attribute]) => attribute in drawn.attributes)
  return { ...before, attributes: { ...Object.fromEntries(left), ...Object.fromEntries(named) } }
}

function differs(id: string, one: Cast, other: Cast): boolean {
  const values = (cast: Cast) =>
    JSON.stringify(
      Object.entries(cast.subjects.find(subject => subject.id === id)?.attributes ?? {})
        .map(([attribute, { value }]) => [attribute, value])
        .toSorted(),
    )
  return values(one) !== values(other)
}
