/**
 * What a policy demands of n subjects as an integer program: how many of them are which cell.
 *
 * @module
 */
import {
  type CompiledConstraint,
  type CompiledPolicy,
  constraintBounds,
  type SubjectClass,
} from '../compiled-policy.ts'
import type { LinearCondition } from '../feasibility/simplex.ts'
import { wholePoint } from '../feasibility/whole-point.ts'
import { type Cell, cellsOf, meets } from './cells.ts'

/** One thing that a policy demands, and that could be left out. */
export interface Demand {
  /** `constraints[0]`, `attributes.hair_color.when[0]`, `shares of age`. */
  readonly name: string
  readonly of: 'constraint' | 'values' | 'shares'
}

/** So many subjects in so many images. */
export interface SetSize {
  readonly subjects: number
  readonly images: number
}

export interface DemandSystem {
  readonly demands: readonly Demand[]
  /** Can so many subjects meet these demands together? undefined: not decided. */
  readonly feasible: (
    demands: readonly Demand[],
    size: SetSize,
    changed?: ChangedCount,
  ) => boolean | undefined
  /** Share of the subjects that match a constraint under the rules alone, 0..1. */
  readonly expected: (constraint: CompiledConstraint) => number
}

/** Another count for one constraint, to find out which would do. */
export interface ChangedCount {
  readonly name: string
  readonly count: number
}

/**
 * The system of constraints that share attributes. undefined: their values combine in too many ways.
 */
export function demandSystem(
  policy: CompiledPolicy,
  subject: SubjectClass,
  constraints: readonly CompiledConstraint[],
): DemandSystem | undefined {
  const conditions = constraints.flatMap(({ where }) => where)
  const attributes = [...new Set(conditions.map(({ attribute }) => attribute))]
  const cells = cellsOf({ policy, subject, attributes, conditions })
  if (cells === undefined) return undefined
  const byName = new Map(constraints.map(constraint => [constraint.name, constraint]))
  const values = [...new Set(cells.flatMap(({ forbiddenBy }) => forbiddenBy))]
  const shares = attributes.map(attribute => `shares of ${attribute}`)
  return {
    demands: [
      ...constraints.map(({ name }): Demand => ({ name, of: 'constraint' })),
      ...values.map((name): Demand => ({ name, of: 'values' })),
      ...shares.map((name): Demand => ({ name, of: 'shares' })),
    ],
    expected: ({ where }) =>
      cells.filter(cell => meets(cell, where)).reduce((sum, { share }) => sum + share, 0),
    feasible: (demands, size, changed) => {
      const active = new Set(demands.map(({ name }) => name))
      const counted = constraints.filter(({ name }) => active.has(name))
      const possible = possibleCells(cells, active, counted)
      const patterns = patternsOf(
        possible,
        counted,
        attributes.filter(name => active.has(`shares of ${name}`)),
      )
      const limits = [
        {
          terms: patterns.map((_, variable) => ({ variable, coefficient: 1 })),
          relation: '=',
          limit: size.subjects,
        } as const,
        ...counted.flatMap(constraint => countLimits(constraint, patterns, size, changed)),
        ...shareLimits(cells, patterns, attributes, active, size),
      ]
      if (patterns.length === 0) return size.subjects === 0
      const { found } = wholePoint(patterns.length, limits)
      return found === 'unknown' ? undefined : found === 'point' && byName.size > 0
    },
  }
}

/** Cells that nothing active forbids. */
function possibleCells(
  cells: readonly Cell[],
  active: ReadonlySet<string>,
  counted: readonly CompiledConstraint[],
): readonly Cell[] {
  const never = counted.filter(({ kind }) => kind === 'never')
  return cells.filter(
    cell =>
      !cell.forbiddenBy.some(name => active.has(name)) && !never.some(({ where }) => meets(cell, where)),
  )
}

/** Cells that no active demand tells apart, counted together; one cell stands for them. */
function patternsOf(
  cells: readonly Cell[],
  counted: readonly CompiledConstraint[],
  shared: readonly string[],
): readonly Cell[] {
  const patterns = new Map<string, Cell>()
  for (const cell of cells) {
    const key = JSON.stringify([
      counted.map(({ where }) => Number(meets(cell, where))),
      shared.map(attribute => cell.values.get(attribute)),
    ])
    if (!patterns.has(key)) patterns.set(key, cell)
  }
  return [...patterns.values()]
}

function countLimits(
  constraint: CompiledConstraint,
  patterns: readonly Cell[],
  size: SetSize,
  changed: ChangedCount | undefined,
): readonly LinearCondition[] {
  if (constraint.kind === 'never') return []
  const count = changed?.name === constraint.name ? changed.count : constraint.count
  const { minimum, maximum } = constraintBounds({ ...constraint, count }, size)
  const terms = termsOf(patterns, cell => meets(cell, constraint.where))
  return [
    ...(minimum > 0 ? [{ terms, relation: '>=', limit: minimum } as const] : []),
    ...(Number.isFinite(maximum) ? [{ terms, relation: '<=', limit: maximum } as const] : []),
  ]
}

/** Every value's number is the floor or the ceiling of its share. */
function shareLimits(
  cells: readonly Cell[],
  patterns: readonly Cell[],
  attributes: readonly string[],
  active: ReadonlySet<string>,
  size: SetSize,
): readonly LinearCondition[] {
  return attributes
    .filter(attribute => active.has(`shares of ${attribute}`))
    .flatMap(attribute => {
      const sums = new Map<string, number>()
      for (const { values, share } of cells) {
        const value = values.get(attribute) ?? ''
        sums.set(value, (sums.get(value) ?? 0) + share)
      }
      return [...sums].flatMap(([value, share]): readonly LinearCondition[] => {
        const terms = termsOf(patterns, cell => cell.values.get(attribute) === value)
        const target = share * size.subjects
        return [
          { terms, relation: '>=', limit: Math.floor(target + 1e-9) },
          { terms, relation: '<=', limit: Math.ceil(target - 1e-9) },
        ]
      })
    })
}

function termsOf(patterns: readonly Cell[], matches: (cell: Cell) => boolean): LinearCondition['terms'] {
  return patterns.flatMap((cell, variable) => (matches(cell) ? [{ variable, coefficient: 1 }] : []))
}
