/**
 * Which rules of a policy rule each other out, and what would do instead.
 *
 * @module
 */
import {
  type CompiledConstraint,
  type CompiledPolicy,
  isOfClass,
  ruleFor,
  type SubjectClass,
} from '../compiled-policy.ts'
import { type Demand, type DemandSystem, demandSystem, type SetSize } from './demand-system.ts'

/** Rules that cannot hold together; without any one of them the others can. */
export interface Conflict {
  readonly subject: SubjectClass
  readonly size: SetSize
  readonly demands: readonly Demand[]
  /** A count that would do for one constraint, the others staying as they are. */
  readonly repairs: readonly {
    readonly name: string
    readonly kind: 'at_least' | 'at_most' | 'exactly'
    readonly count: number
  }[]
  /** The fewest subjects that can hold to these rules together; undefined: none, as far as was looked. */
  readonly fewest: number | undefined
}

/** A constraint that the shares alone would not meet: it wins, and they bend. */
export interface Bend {
  readonly subject: SubjectClass
  readonly demands: readonly Demand[]
}

export interface ConflictReport {
  readonly conflicts: readonly Conflict[]
  readonly bends: readonly Bend[]
  /** Constraints that were not worked out: their values combine in too many ways. */
  readonly undecided: readonly string[]
}

/** Sizes up to which it is looked for one that can hold to rules together. */
const furthestSize = 240

/** All conflicts among the constraints, and the values that rules can draw, for subjects of one class. */
export function findConflicts(policy: CompiledPolicy, subject: SubjectClass, size: SetSize): ConflictReport {
  const reports = relatedConstraints(policy, subject).map(constraints => {
    const system = demandSystem(policy, subject, constraints)
    if (system === undefined)
      return { conflicts: [], bends: [], undecided: constraints.map(({ name }) => name) }
    return conflictsIn(system, constraints, subject, size)
  })
  return {
    conflicts: reports.flatMap(({ conflicts }) => conflicts),
    bends: reports.flatMap(({ bends }) => bends),
    undecided: reports.flatMap(({ undecided }) => undecided),
  }
}

/** The constraints that count subjects of this class. */
export function constraintsFor(policy: CompiledPolicy, subject: SubjectClass): readonly CompiledConstraint[] {
  const drawn = new Set(
    policy.attributes.flatMap(attribute =>
      ruleFor(attribute, subject) === undefined ? [] : [attribute.name],
    ),
  )
  return policy.constraints.filter(
    ({ where, subjects }) =>
      where.every(({ attribute }) => drawn.has(attribute)) &&
      (subjects === undefined || isOfClass(subject, subjects)),
  )
}

/** Groups of constraints that look at the same attributes, or at attributes that are given each other. */
function relatedConstraints(
  policy: CompiledPolicy,
  subject: SubjectClass,
): readonly (readonly CompiledConstraint[])[] {
  const ancestors = (name: string, seen: ReadonlySet<string>): ReadonlySet<string> => {
    if (seen.has(name)) return seen
    const given = policy.attributes.find(attribute => attribute.name === name)?.given ?? []
    return given.reduce(
      (all, parent) => ancestors(parent, all),
      new Set([...seen, name]) as ReadonlySet<string>,
    )
  }
  let groups: {
    readonly attributes: ReadonlySet<string>
    readonly constraints: readonly CompiledConstraint[]
  }[] = []
  for (const constraint of constraintsFor(policy, subject)) {
    const attributes = constraint.where.reduce(
      (all, { attribute }) => ancestors(attribute, all),
      new Set<string>() as ReadonlySet<string>,
    )
    const related = groups.filter(group => [...group.attributes].some(name => attributes.has(name)))
    groups = [
      ...groups.filter(group => !related.includes(group)),
      {
        attributes: new Set([...related.flatMap(group => [...group.attributes]), ...attributes]),
        constraints: [...related.flatMap(group => group.constraints), constraint],
      },
    ]
  }
  return groups.map(({ constraints }) => constraints)
}

function conflictsIn(
  system: DemandSystem,
  constraints: readonly CompiledConstraint[],
  subject: SubjectClass,
  size: SetSize,
): ConflictReport {
  const hard = system.demands.filter(({ of }) => of !== 'shares')
  const conflicts: Conflict[] = []
  // Per image and in total: what one image cannot meet, many cannot either.
  const perImage = { subjects: Math.ceil(size.subjects / Math.max(1, size.images)), images: 1 }
  const inImages = new Set(
    constraints.filter(({ per, kind }) => per.of === 'image' || kind === 'never').map(({ name }) => name),
  )
  let left = hard
  for (const scope of [perImage, size]) {
    const scoped = (demands: readonly Demand[]): readonly Demand[] =>
      scope === size ? demands : demands.filter(({ name, of }) => of === 'values' || inImages.has(name))
    while (system.feasible(scoped(left), scope) === false) {
      const demands = smallestConflict(scoped(left), rest => system.feasible(rest, scope) === false)
      const rest = demands.filter(({ of }) => of === 'constraint')
      conflicts.push({
        subject,
        size: scope,
        demands,
        repairs: repairsFor(system, demands, constraints, scope),
        fewest: fewestSubjects(system, demands, scope),
      })
      if (rest.length === 0) break
      left = left.filter(demand => !rest.includes(demand))
    }
  }
  const undecided = system.feasible(left, size) === undefined ? constraints.map(({ name }) => name) : []
  return { conflicts, bends: conflicts.length > 0 ? [] : bendsIn(system, subject, size), undecided }
}

/** Shares that the constraints bend, one smallest set after the other. */
function bendsIn(system: DemandSystem, subject: SubjectClass, size: SetSize): readonly Bend[] {
  const bends: Bend[] = []
  let left = system.demands
  while (system.feasible(left, size) === false) {
    const demands = smallestConflict(left, rest => system.feasible(rest, size) === false)
    const bent = demands.filter(({ of }) => of === 'shares')
    if (bent.length === 0) break
    bends.push({ subject, demands })
    left = left.filter(demand => !bent.includes(demand))
  }
  return bends
}

/** Leaves out one demand after the other, and keeps it out where the rest is still impossible (deletion filter). */
export function smallestConflict(
  demands: readonly Demand[],
  impossible: (rest: readonly Demand[]) => boolean,
): readonly Demand[] {
  return [...demands].reverse().reduce<readonly Demand[]>((rest, demand) => {
    const without = rest.filter(other => other !== demand)
    return impossible(without) ? without : rest
  }, demands)
}

/** For every constraint of a conflict the nearest count with which all could hold. */
function repairsFor(
  system: DemandSystem,
  demands: readonly Demand[],
  constraints: readonly CompiledConstraint[],
  size: SetSize,
): Conflict['repairs'] {
  return demands.flatMap(({ name }) => {
    const constraint = constraints.find(other => other.name === name)
    if (constraint === undefined || constraint.kind === 'never') return []
    const { kind, count } = constraint
    const holds = (other: number): boolean => system.feasible(demands, size, { name, count: other }) === true
    const lower = kind === 'at_most' ? undefined : searched(0, count, holds, 'highest')
    const upper = kind === 'at_least' ? undefined : searched(count, size.subjects, holds, 'lowest')
    return [lower, upper].flatMap(found => (found === undefined ? [] : [{ name, kind, count: found }]))
  })
}

/** The count nearest to the one that was asked, by halving: what is possible is an interval. */
function searched(
  from: number,
  to: number,
  holds: (count: number) => boolean,
  wanted: 'highest' | 'lowest',
): number | undefined {
  let [good, bad] = wanted === 'highest' ? [from, to] : [to, from]
  if (!holds(good)) return undefined
  while (Math.abs(good - bad) > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (holds(middle)) good = middle
    else bad = middle
  }
  return good
}

function fewestSubjects(system: DemandSystem, demands: readonly Demand[], size: SetSize): number | undefined {
  const each = size.subjects / Math.max(1, size.images)
  for (let subjects = 1; subjects <= furthestSize; subjects += 1) {
    const images = size.images === 1 ? 1 : Math.ceil(subjects / each)
    if (system.feasible(demands, { subjects, images }) === true) return subjects
  }
  return undefined
}
