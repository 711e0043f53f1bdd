/**
 * Joint quotas on 500 cells (2 × 5 × 5 × 10) against independent draws and single quotas, and twelve constraints:
 * `node --import tsx bench/joint.ts [--seeds N]`. Figures are means over the seeds; `floor` is what whole subjects allow at
 * best where combinations are rounded without bias, `nearest` where rare ones never get their turn.
 */
import { parseArgs } from 'node:util'
import { castScene, type Policy, parsePolicy } from '../casting/index.ts'
import { planSchema } from '../types.ts'
import { twelveConstraints } from './twelve-constraints.ts'

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '5' } } })
const seeds = Number(values.seeds)

/** Shares as in the notes: census, adults by age, even tones. */
const weights: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  sex: { f: 50.51, m: 49.49 },
  origin: { a: 57.46, b: 20.02, c: 12.63, d: 6.49, e: 3.4 },
  years: { a: 18.5, b: 26.1, c: 25, d: 21.2, e: 9.2 },
  tone: Object.fromEntries(Array.from({ length: 10 }, (_, tone) => [`t${tone + 1}`, 1])),
}
const names = Object.keys(weights)
/** Asked of the mean over the pairs. */
const goal = 0.018
const pairs = names.flatMap((one, index) => names.slice(index + 1).map(other => [one, other] as const))

const base = {
  schema: 1,
  id: 'joint',
  version: 1,
  attributes: Object.fromEntries(names.map(name => [name, { values: weights[name] }])),
}
const policies: Readonly<Record<string, Policy>> = {
  iid: parsePolicy(JSON.stringify({ ...base, sampling: 'iid' }), 'bench'),
  quota: parsePolicy(JSON.stringify(base), 'bench'),
  'quota + balance': parsePolicy(JSON.stringify({ ...base, balance: pairs }), 'bench'),
}

console.log(
  `500 joint cells, mean of ${seeds} seeds          single TV     mean pair TV  worst pair TV  mean ≤ .018     processor s`,
)
for (const subjects of [60, 240]) {
  for (const [name, policy] of Object.entries(policies)) {
    const started = process.cpuUsage()
    const runs = Array.from({ length: seeds }, (_, seed) => columnsOf(policy, seed, subjects))
    const used = process.cpuUsage(started)
    const seconds = (used.user + used.system) / 1e6 / seeds
    const single = mean(runs.map(columns => mean(names.map(one => distance(columns, [one])))))
    const joint = runs.map(columns => pairs.map(pair => distance(columns, pair)))
    const [average, worst] = [mean(joint.map(mean)), mean(joint.map(list => Math.max(...list)))]
    const kept = joint.filter(list => mean(list) <= goal).length
    console.log(
      `n = ${String(subjects).padEnd(4)} ${name.padEnd(36)} ${single.toFixed(4).padEnd(13)} ${average.toFixed(4).padEnd(13)} ${worst.toFixed(4).padEnd(14)} ${`${kept}/${seeds}`.padEnd(15)} ${seconds.toFixed(2)}`,
    )
  }
  const bounds = pairs.map(pair => floors(pair, subjects))
  const show = (name: string, list: readonly number[]): void =>
    console.log(
      `n = ${String(subjects).padEnd(4)} ${name.padEnd(36)} ${''.padEnd(13)} ${mean(list).toFixed(4).padEnd(13)} ${Math.max(...list).toFixed(4)}`,
    )
  show(
    '  floor, unbiased rounding',
    bounds.map(({ unbiased }) => unbiased),
  )
  show(
    '  floor, nearest counts',
    bounds.map(({ nearest }) => nearest),
  )
}
console.log('')
for (const line of twelveConstraints(7)) console.log(line)

function columnsOf(
  policy: Policy,
  seed: number,
  subjects: number,
): Readonly<Record<string, readonly string[]>> {
  const ids = Array.from({ length: 5 }, (_, index) => ({ id: `p-${index}`, class: 'person', stated: {} }))
  const plan = planSchema.parse({ subjects: ids, shares: [], variety: [], relations: [] })
  const images = subjects / ids.length
  const casts = Array.from(
    { length: images },
    (_, image) => castScene({ plan, policy, seed, image, images }).value,
  )
  const people = casts.flatMap(cast => cast.subjects)
  return Object.fromEntries(
    names.map(name => [name, people.map(({ attributes }) => attributes[name]?.value ?? '')]),
  )
}

/** Cells of some attributes with their shares. */
function cellsOf(of: readonly string[]): readonly { readonly key: string; readonly share: number }[] {
  return of.reduce<readonly { readonly key: string; readonly share: number }[]>(
    (cells, name) => {
      const total = Object.values(weights[name] ?? {}).reduce((sum, weight) => sum + weight, 0)
      return cells.flatMap(({ key, share }) =>
        Object.entries(weights[name] ?? {}).map(([value, weight]) => ({
          key: `${key}|${value}`,
          share: (share * weight) / total,
        })),
      )
    },
    [{ key: '', share: 1 }],
  )
}

/** Total variation between the counts of these attributes' combinations and their shares. */
function distance(columns: Readonly<Record<string, readonly string[]>>, of: readonly string[]): number {
  const rows = (columns[of[0] ?? ''] ?? []).map((_, row) =>
    of.map(name => `|${columns[name]?.[row]}`).join(''),
  )
  const sum = cellsOf(of).reduce(
    (total, { key, share }) => total + Math.abs(rows.filter(row => row === key).length / rows.length - share),
    0,
  )
  return sum / 2
}

function floors(
  of: readonly string[],
  subjects: number,
): { readonly unbiased: number; readonly nearest: number } {
  const rests = cellsOf(of).map(({ share }) => (share * subjects) % 1)
  const total = (each: (rest: number) => number): number =>
    rests.reduce((sum, rest) => sum + each(rest), 0) / 2 / subjects
  return { unbiased: total(rest => 2 * rest * (1 - rest)), nearest: total(rest => Math.min(rest, 1 - rest)) }
}

function mean(list: readonly number[]): number {
  return list.reduce((sum, value) => sum + value, 0) / list.length
}
