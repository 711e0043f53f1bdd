/**
 * Why a scene that contradicts nothing does not fit its canvas: too many subjects, or a few demands too much.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Plan, Size } from '../types.ts'
import { placementWords } from './placements.ts'

/** One thing that the plan asks for, and the plan without it. */
interface Wish {
  readonly words: string
  readonly without: (plan: Plan) => Plan
}

/** With more wishes than these, finding the culprits takes longer than a person waits. */
const mostWishes = 12

/**
 * The error that names a smallest set of demands without which the subjects fit: each in turn is left out for good
 * unless it is one of those that must go (a deletion filter; Chinneck, Feasibility and Infeasibility in Optimization,
 * 2008). Where the subjects do not fit even without demands, the canvas is to blame.
 */
export function tooTight(plan: Plan, size: Size, fits: (reduced: Plan) => boolean): EvencastError {
  const wishes = wishesOf(plan)
  const bare = wishes.reduce((reduced, { without }) => without(reduced), plan)
  const few = wishes.length > 0 && wishes.length <= mostWishes
  const culprits = few && fits(bare) ? smallestSet(wishes, plan, fits) : []
  const expected = `Expected a canvas on which ${plan.subjects.length} subjects fit at a recognisable size`
  const together = culprits.length === 0 ? '' : ` with ${culprits.map(({ words }) => words).join(', ')}`
  return new EvencastError(
    'EVENCAST_LAYOUT_INFEASIBLE',
    `${expected}${together}, got ${size.width}x${size.height}`,
    {
      hint:
        culprits.length === 0
          ? 'Ask for a larger canvas with `--size`, for fewer subjects, or for fewer relations between them.'
          : 'Drop one of these demands, or ask for a larger canvas with `--size`.',
    },
  )
}

function smallestSet(wishes: readonly Wish[], plan: Plan, fits: (reduced: Plan) => boolean): readonly Wish[] {
  let culprits = wishes
  for (const wish of wishes) {
    const fewer = culprits.filter(one => one !== wish)
    const reduced = wishes
      .filter(one => !fewer.includes(one))
      .reduce((current, { without }) => without(current), plan)
    if (!fits(reduced)) culprits = fewer
  }
  return culprits
}

function wishesOf(plan: Plan): readonly Wish[] {
  const relations = plan.relations.map(
    (relation): Wish => ({
      words: `\`${relation.subject}\` ${relation.relation} \`${relation.object}\``,
      without: one => ({ ...one, relations: one.relations.filter(other => other !== relation) }),
    }),
  )
  const subjects = plan.subjects.flatMap((subject): readonly Wish[] => {
    const without = (key: 'placement' | 'size') => (one: Plan) => ({
      ...one,
      subjects: one.subjects.map(other => {
        if (other.id !== subject.id) return other
        const { [key]: _left, ...rest } = other
        return rest
      }),
    })
    return [
      ...(subject.placement === undefined
        ? []
        : [{ words: `\`${subject.id}\` ${placementWords(subject)}`, without: without('placement') }]),
      ...(subject.size === undefined
        ? []
        : [{ words: `\`${subject.id}\` ${subject.size}`, without: without('size') }]),
    ]
  })
  return [...relations, ...subjects]
}
