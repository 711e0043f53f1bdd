/**
 * How a set of pictures that show different things is cut into blocks, and what its constraints ask of each.
 *
 * @module
 */
import type { Plan, PlanSubject } from '../types.ts'
import { subjectsPerBlock } from './block-places.ts'
import {
  type CompiledConstraint,
  type CompiledPolicy,
  constraintBounds,
  isOfClass,
  ruleFor,
} from './compiled-policy.ts'
import type { BoundsFor } from './joint/demands.ts'

export interface PictureBlock {
  /** Blocks before it. */
  readonly place: number
  /** The number of its first picture. */
  readonly first: number
  /** Its pictures. */
  readonly length: number
  readonly boundsFor: BoundsFor
}

export interface BlocksOptions {
  readonly plans: readonly Plan[]
  readonly compiled: CompiledPolicy
  /** false: every picture is a block of its own. */
  readonly shared: boolean
}

/**
 * The block of every picture: as many whole pictures, in their order, as have 240 subjects together. How many subjects a
 * constraint counts is known from the plans, so that what it asks of each block depends on no draw.
 */
export function pictureBlocks({ plans, compiled, shared }: BlocksOptions): (image: number) => PictureBlock {
  const starts = shared ? blockStarts(plans) : plans.map((_, image) => image)
  const countables = new Map(
    compiled.constraints.map(constraint => [
      constraint.name,
      running(plans.map(plan => countable(plan, constraint, compiled))),
    ]),
  )
  const blocks = starts.map((first, place): PictureBlock => {
    const end = starts[place + 1] ?? plans.length
    const boundsFor: BoundsFor = (constraint, counted) => {
      if (!shared || constraint.kind === 'never' || constraint.per.of === 'image')
        return constraintBounds(constraint, { ...counted, images: 1 })
      const until = countables.get(constraint.name) ?? []
      const demanded = (image: number) => demandUntil(until[image] ?? 0, until.at(-1) ?? 0, constraint)
      const own = demanded(end) - demanded(first)
      return {
        minimum: constraint.kind === 'at_most' ? 0 : own,
        maximum: constraint.kind === 'at_least' ? Number.POSITIVE_INFINITY : own,
      }
    }
    return { place, first, length: end - first, boundsFor }
  })
  const placeOf = new Int32Array(plans.length)
  for (const { place, first, length } of blocks) placeOf.fill(place, first, first + length)
  return image => {
    const block = blocks[placeOf[image] ?? -1]
    if (block === undefined) throw new RangeError(`Picture ${image} is none of the set's ${plans.length}`)
    return block
  }
}

function blockStarts(plans: readonly Plan[]): readonly number[] {
  const starts = [0]
  let subjects = 0
  for (const [image, plan] of plans.entries()) {
    if (subjects > 0 && subjects + plan.subjects.length > subjectsPerBlock) {
      starts.push(image)
      subjects = 0
    }
    subjects += plan.subjects.length
  }
  return starts
}

/** What is asked of the pictures up to one by which so many of all countable subjects have come. */
function demandUntil(counted: number, all: number, constraint: CompiledConstraint): number {
  if (constraint.per.of === 'subjects') return constraint.count * Math.ceil(counted / constraint.per.size)
  return all === 0 ? 0 : Math.floor((constraint.count * counted) / all)
}

/** Subjects of a plan for whom every attribute of the constraint will be drawn. */
function countable(
  plan: Plan,
  { where, subjects }: CompiledConstraint,
  { attributes, compensate }: CompiledPolicy,
): number {
  const has = (subject: PlanSubject, name: string): boolean => {
    const attribute = attributes.find(other => other.name === name)
    const stated = typeof subject.stated[name] === 'string' || subject.exempt !== undefined
    return attribute !== undefined && ruleFor(attribute, subject) !== undefined && (compensate || !stated)
  }
  return plan.subjects.filter(
    subject =>
      (subjects === undefined || isOfClass(subject, subjects)) &&
      where.every(({ attribute }) => has(subject, attribute)),
  ).length
}

/** Sums of the numbers before each place, and of all of them. */
function running(numbers: readonly number[]): readonly number[] {
  const sums = [0]
  for (const number of numbers) sums.push((sums.at(-1) ?? 0) + number)
  return sums
}
