/**
 * From the casts of some images to a block and back.
 *
 * @module
 */
import type { Cast, CastAttribute, Plan, PlanSubject } from '../../types.ts'
import { candidatesFor } from '../candidates.ts'
import type { CompiledAttribute, CompiledPolicy } from '../compiled-policy.ts'
import type { Policy } from '../policy-schema.ts'
import { totalWeight } from '../weights.ts'
import type { Block, BlockColumn, Stratum } from './block.ts'
import type { StratumFor } from './set-value.ts'

export interface BlockOfCasts {
  readonly block: Block
  readonly stratumFor: StratumFor
  /** The plan's subject of every row. */
  readonly subjects: readonly PlanSubject[]
}

export interface CastsOptions {
  /** The plan of every cast. */
  readonly plans: readonly Plan[]
  readonly policy: Policy
  readonly compiled: CompiledPolicy
  readonly casts: readonly Cast[]
  /** Subjects whose values stay: those of a saved cast. */
  readonly kept: ReadonlySet<string>
}

/** One row per subject, image after image. Stated, shared, exempt and kept values stay where they are. */
export function blockOfCasts({ plans, policy, compiled, casts, kept }: CastsOptions): BlockOfCasts {
  const rows = plans.flatMap((plan, image) => plan.subjects.map(subject => ({ plan, image, subject })))
  const subjects = rows.map(({ subject }) => subject)
  const cells = casts.flatMap(cast =>
    cast.subjects.map(({ attributes }) => new Map(Object.entries(attributes))),
  )
  const names = attributeNames(compiled, cells)
  const columns: readonly OpenColumn[] = names.map(attribute => ({
    attribute,
    values: valuesOf(attribute, compiled, cells),
    codes: new Int16Array(cells.length).fill(-1),
    strata: [],
    drawnFrom: new Int16Array(cells.length).fill(-1),
    sampled: new Uint8Array(cells.length),
    parents: givenOf(compiled, attribute).map(name => names.indexOf(name)),
    dependents: names.flatMap((name, index) => (follows(compiled, name, attribute) ? [index] : [])),
  }))

  const rowKinds = kindsOf(rows)
  const known = new Map<string, number>()
  const stratumFor: StratumFor = (row, index) => {
    const column = columns[index]
    const own = rows[row]
    if (column === undefined || own === undefined) return -1
    const parents = column.parents.map(parent => columns[parent]?.codes[row] ?? -1)
    const key = `${rowKinds[row]}|${index}|${parents.join()}`
    const found = known.get(key) ?? addStratum(column, own, row)
    known.set(key, found)
    return found
  }
  const addStratum = (column: OpenColumn, { plan, subject }: Row, row: number): number => {
    const valueFor = (attribute: string): string | null | undefined => {
      const other = columns.find(({ attribute: name }) => name === attribute)
      return other?.values[other.codes[row] ?? -1]
    }
    const drawn = candidatesFor(policy, plan, subject, column.attribute, valueFor)
    if (drawn === undefined) return -1
    const place = column.strata.findIndex(({ name }) => name === drawn.name)
    if (place >= 0) return place
    return column.strata.push({ name: drawn.name, weights: drawn.weights }) - 1
  }

  const fixedBy = new Map(plans.map(plan => [plan, varietyMembers(plan)]))
  for (const [row, attributes] of cells.entries()) {
    for (const [index, column] of columns.entries()) {
      const cell = attributes.get(column.attribute)
      column.codes[row] = cell?.value == null ? -1 : column.values.indexOf(cell.value)
      if (cell?.source !== 'sampled') continue
      column.sampled[row] = 1
      const own = rows[row]
      if (own === undefined || kept.has(own.subject.id)) continue
      if (fixedBy.get(own.plan)?.has(JSON.stringify([column.attribute, own.subject.id]))) continue
      column.drawnFrom[row] = stratumFor(row, index)
    }
  }
  const images = Int32Array.from(rows, ({ image }) => image)
  return { block: { rows: cells.length, columns, kinds: rowKinds, images }, stratumFor, subjects }
}

/** The casts with the block's values. */
export function castsOfBlock(block: Block, casts: readonly Cast[]): readonly Cast[] {
  let row = -1
  return casts.map(cast => ({
    ...cast,
    subjects: cast.subjects.map(subject => {
      row += 1
      const place = row
      const drawn = block.columns.flatMap((column): (readonly [string, CastAttribute])[] => {
        const value = drawnValue(column, place)
        return value === undefined ? [] : [[column.attribute, value]]
      })
      return { ...subject, attributes: { ...subject.attributes, ...Object.fromEntries(drawn) } }
    }),
  }))
}

interface Row {
  readonly plan: Plan
  /** Place among the block's casts. */
  readonly image: number
  readonly subject: PlanSubject
}

type OpenColumn = Omit<BlockColumn, 'strata'> & { readonly strata: Stratum[] }

function drawnValue(column: BlockColumn, row: number): CastAttribute | undefined {
  const stratum = column.strata[column.drawnFrom[row] ?? -1]
  const value = column.values[column.codes[row] ?? -1]
  if (stratum === undefined || value === undefined) return undefined
  const probability = (stratum.weights.get(value) ?? 0) / totalWeight(stratum.weights)
  return { value, source: 'sampled', rule: stratum.name, probability }
}

type Cells = readonly ReadonlyMap<string, CastAttribute>[]

function attributeNames({ attributes }: CompiledPolicy, cells: Cells): readonly string[] {
  return [...new Set([...attributes.map(({ name }) => name), ...cells.flatMap(cell => [...cell.keys()])])]
}

function valuesOf(attribute: string, { attributes }: CompiledPolicy, cells: Cells): readonly string[] {
  const rules = attributes.find(({ name }) => name === attribute)?.rules ?? []
  const drawable = rules.flatMap(({ cases }) => cases.flatMap(({ weights }) => [...weights.keys()]))
  return [...new Set([...drawable, ...cells.flatMap(cell => cell.get(attribute)?.value ?? [])])]
}

function givenOf({ attributes }: CompiledPolicy, attribute: string): CompiledAttribute['given'] {
  return attributes.find(({ name }) => name === attribute)?.given ?? []
}

function follows(compiled: CompiledPolicy, name: string, attribute: string): boolean {
  const given = givenOf(compiled, name)
  return given.includes(attribute) || given.some(parent => follows(compiled, parent, attribute))
}

/** The number of every row's kind. What the plan says of several subjects together makes kinds of that plan alone. */
function kindsOf(rows: readonly Row[]): Int32Array {
  const planNumbers = new Map([...new Set(rows.map(({ plan }) => plan))].map((plan, index) => [plan, index]))
  const numbers = new Map<string, number>()
  return Int32Array.from(rows, ({ plan, subject }) => {
    const { id, class: name, role, stated, exempt } = subject
    const shares = plan.shares.flatMap(({ subjects }, index) => (subjects.includes(id) ? [index] : []))
    const joint = shares.length > 0 || plan.variety.some(({ subjects }) => subjects.includes(id))
    const key = JSON.stringify([name, role, stated, exempt, shares, joint ? planNumbers.get(plan) : null])
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  })
}

/** Attribute and subject of every stated variety: its values were chosen together, and stay. */
function varietyMembers(plan: Plan): ReadonlySet<string> {
  return new Set(
    plan.variety.flatMap(({ attribute, subjects }) => subjects.map(id => JSON.stringify([attribute, id]))),
  )
}
