/**
 * From a subject to what a layout must know of it: its silhouette's aspect, where it stands, how tall it looks.
 *
 * @module
 */
import type { Cast, Plan, PlanSubject, Vocabulary } from '../types.ts'
import type { Measures } from './default-figures.ts'
import { type Attributes, isPerson, measuresOf } from './measures.ts'

export interface Figure extends Measures {
  readonly id: string
  readonly person: boolean
  /** Displayed height relative to a full adult (1): real heights, compressed so that an apple is no dot. */
  readonly stature: number
  /** What the user's "small" or "large" makes of its natural stature; 1 where nothing is said. */
  readonly said: number
}

/** Displayed height by framing: heads of one row are at one level, so a bust is as high as a whole figure. */
const framingStature = { head: 0.85, bust: 0.97, full: 1 } as const

/** Exponent that compresses real heights of things: a dog of 0.45 is shown at 0.62, an apple of 0.1 at 0.25. */
const compression = 0.6

const childStature = 0.7

/** What "small" and "large" make of a thing's height, and of a person's, whose size a reader sees at once. */
const saidFactor = {
  thing: { small: 0.66, large: 1.45 },
  person: { small: 0.8, large: 1.25 },
} as const

/** One figure per subject, in the plan's order. */
export function figuresOf(plan: Plan, cast: Cast, vocabulary: Vocabulary | undefined): readonly Figure[] {
  const castOf = new Map(cast.subjects.map(entry => [entry.id, entry.attributes]))
  const bodies = plan.subjects.map(subject => {
    const entries = Object.entries(castOf.get(subject.id) ?? {})
    const attributes = Object.fromEntries(entries.map(([name, { value }]) => [name, value]))
    return {
      subject,
      attributes,
      person: isPerson(subject),
      measures: measuresOf(subject, attributes, vocabulary),
    }
  })
  const framings = bodies.filter(body => body.person).map(body => framingStature[body.measures.framing])
  const thingScale =
    framings.length === 0 ? 1 : framings.reduce((sum, value) => sum + value, 0) / framings.length
  return bodies.map(({ subject, attributes, person, measures }) => {
    const natural = person
      ? personStature(measures, isChild(subject, attributes))
      : thingScale * Math.min(1.4, Math.max(0.22, measures.height ** compression))
    const said = subject.size === undefined ? 1 : saidFactor[person ? 'person' : 'thing'][subject.size]
    return { ...measures, id: subject.id, person, stature: natural * said, said }
  })
}

/** A seated or half-hidden figure is lower than one that stands; heads and busts say nothing of it. */
function personStature({ framing, height }: Measures, child: boolean): number {
  const whole = framing === 'full' ? Math.min(1.2, Math.max(0.6, height)) : 1
  return framingStature[framing] * whole * (child ? childStature : 1)
}

function isChild(subject: PlanSubject, attributes: Attributes): boolean {
  return (attributes.age ?? subject.stated.age) === 'child'
}
