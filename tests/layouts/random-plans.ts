/** Random plans whose relations are read off a hidden arrangement, so that they can all be true. */
import fc from 'fast-check'
import { type Plan, planSchema, type RelationName, type Size } from '../../types.ts'
import { vocabulary } from './vocabulary.ts'

interface Hidden {
  readonly name: string
  /** Rank from left to right, level from the front, rank by size. */
  readonly across: number
  readonly level: number
  readonly size: number
  /** Index of the subject that carries it, if any. */
  readonly carrier: number
  /** Which of its places the user says. */
  readonly said: 'nothing' | 'horizontal' | 'vertical' | 'both' | 'large' | 'small'
}

const names = Object.keys(vocabulary.classes)

const directions = ['left of', 'right of', 'above', 'below', 'in front of', 'behind'] as const

const hiddenScene = fc.array(
  fc.record<Hidden>({
    name: fc.constantFrom(...names),
    across: fc.double({ min: 0, max: 1, noNaN: true }),
    level: fc.nat({ max: 2 }),
    size: fc.double({ min: 0, max: 1, noNaN: true }),
    carrier: fc.oneof({ weight: 3, arbitrary: fc.constant(-1) }, fc.nat({ max: 7 })),
    said: fc.oneof(
      { weight: 6, arbitrary: fc.constant('nothing' as const) },
      fc.constantFrom('horizontal', 'vertical', 'both', 'large', 'small'),
    ),
  }),
  { minLength: 1, maxLength: 16 },
)

const wishes = fc.array(
  fc.record({
    one: fc.nat({ max: 15 }),
    other: fc.nat({ max: 15 }),
    relation: fc.constantFrom(...directions),
  }),
  { maxLength: 6 },
)

/** 1 to 16 subjects of any class with up to nine relations between them, places and sizes. */
export const randomPlan: fc.Arbitrary<Plan> = fc
  .record({ hidden: hiddenScene, wished: wishes, sized: fc.boolean(), neighbours: fc.boolean() })
  .map(({ hidden, wished, sized, neighbours }) => {
    const scene = hidden.map((one, index) => ({ ...one, id: `s${index}` }))
    const roots = scene.filter((one, index) => !isCarried(one, index, hidden))
    const picked = wished.flatMap(({ one, other, relation }) => {
      const [a, b] = [roots[one % roots.length], roots[other % roots.length]]
      return a !== undefined && b !== undefined && a !== b && isTrue(relation, a, b)
        ? [{ subject: a.id, relation, object: b.id }]
        : []
    })
    const carried = scene.flatMap((one, index) => {
      const carrier = scene[one.carrier]
      if (carrier === undefined || !isCarried(one, index, hidden)) return []
      const relation = carrying(one.name, carrier.name)
      const [subject, object] = relation === 'holding' ? [carrier.id, one.id] : [one.id, carrier.id]
      return [{ subject, relation, object }]
    })
    const plain = roots.filter(({ said }) => said !== 'large' && said !== 'small')
    const bySize = plain.toSorted((a, b) => a.size - b.size)
    const [smallest, largest] = [bySize[0], bySize.at(-1)]
    const byPlace = roots.toSorted((a, b) => a.across - b.across)
    const pair = byPlace.findIndex((one, index) => one.level === byPlace[index + 1]?.level)
    return planSchema.parse({
      subjects: scene.map(one => {
        const { id, name } = one
        const [kind, role] = name.split('/')
        const said = roots.includes(one) ? saidOf(one) : {}
        return { id, class: kind, ...(role === undefined ? {} : { role }), stated: {}, ...said }
      }),
      shares: [],
      variety: [],
      relations: [
        ...picked,
        ...carried,
        ...(sized && plain.length > 1
          ? [{ subject: largest?.id, relation: 'larger than', object: smallest?.id }]
          : []),
        ...(neighbours && pair >= 0
          ? [{ subject: byPlace[pair]?.id, relation: 'next to', object: byPlace[pair + 1]?.id }]
          : []),
      ],
    })
  })

/** 256x256 to 1024x768, either way up. */
export const randomCanvas: fc.Arbitrary<Size> = fc
  .record({
    long: fc.integer({ min: 8, max: 32 }),
    short: fc.integer({ min: 8, max: 24 }),
    portrait: fc.boolean(),
  })
  .map(({ long, short, portrait }) =>
    portrait ? { width: 32 * short, height: 32 * long } : { width: 32 * long, height: 32 * short },
  )

/** Carriers carry one thing, stand before it in the list, and are carried by nobody. */
function isCarried(one: Hidden, index: number, all: readonly Hidden[]): boolean {
  const carrier = all[one.carrier]
  if (carrier === undefined || one.carrier >= index || carrier.carrier >= 0) return false
  return all.findIndex((other, place) => other.carrier === one.carrier && place > one.carrier) === index
}

function carrying(one: string, carrier: string): RelationName {
  if (carrier.startsWith('person') && !one.startsWith('person')) return 'holding'
  return one.startsWith('person') ? 'riding' : 'on'
}

function isTrue(relation: (typeof directions)[number], one: Hidden, other: Hidden): boolean {
  switch (relation) {
    case 'left of':
      return one.across < other.across
    case 'right of':
      return one.across > other.across
    case 'above':
    case 'behind':
      return one.level > other.level
    case 'below':
    case 'in front of':
      return one.level < other.level
  }
}

/** Where and how big it is, as the user would say it. */
function saidOf({ across, level, said }: Hidden): Pick<Plan['subjects'][number], 'placement' | 'size'> {
  if (said === 'nothing') return {}
  if (said === 'large' || said === 'small') return { size: said }
  const horizontal = across < 0.3 ? 'left' : across > 0.7 ? 'right' : 'center'
  const vertical = (['bottom', 'middle', 'top'] as const)[level] ?? 'middle'
  return {
    placement: {
      ...(said === 'vertical' ? {} : { horizontal }),
      ...(said === 'horizontal' ? {} : { vertical }),
    },
  }
}
