import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  castFromLedger,
  type Ledger,
  type LedgerStore,
  ledgerOver,
  type Policy,
} from '../../casting/index.ts'
import type { Cast } from '../../types.ts'
import { person, planOf, players, policyOf } from './scenes.ts'

/** Handles on the same lines, as several processes have them. */
function handles(count: number): readonly Ledger[] {
  const lines: string[] = []
  const store = (): LedgerStore => {
    let read = 0
    return {
      name: 'memory',
      readNew: async () => {
        const fresh = lines.slice(read)
        read = lines.length
        return fresh
      },
      append: async line => void lines.push(line),
      close: async () => undefined,
    }
  }
  return Array.from({ length: count }, () => ledgerOver(store()))
}

const attributes =
  '{sex: {values: {f: 49, m: 49, x: 2}}, age: {values: {adult: 3, older: 1}}, tone: {values: {a: 1, b: 1, c: 1}}}'
const balanced = policyOf(attributes, 'scope: ledger\nbalance: [[sex, age], [sex, tone]]')

type Row = Readonly<Record<string, string>>

const rowsOf = ({ subjects }: Cast): readonly Row[] =>
  subjects.map(({ attributes: cells }) =>
    Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cell.value ?? ''])),
  )

async function drawn(
  policy: Policy,
  seed: number,
  requests: number,
  ledgers = handles(3),
): Promise<readonly Row[]> {
  const casts: Cast[] = []
  for (let request = 0; request < requests; request += 1) {
    const ledger = ledgers[request % ledgers.length]
    assert.ok(ledger)
    const plan = planOf(players(1 + ((request * 7) % 3)))
    casts.push((await castFromLedger({ plan, policy, seed, image: 0, request: `r${request}` }, ledger)).value)
  }
  return casts.flatMap(rowsOf)
}

const count = (rows: readonly Row[], wanted: Row): number =>
  rows.filter(row => Object.entries(wanted).every(([name, value]) => row[name] === value)).length

describe('balance in a ledger', () => {
  it('keeps every combination near its share, however long, through three handles', async () => {
    const rows = await drawn(balanced, 5, 300)
    assert.equal(rows.length, 600)
    for (const [sex, p] of [
      ['f', 0.49],
      ['m', 0.49],
      ['x', 0.02],
    ] as const) {
      const those = count(rows, { sex })
      assert.ok(Math.abs(those - p * 600) < 1, `${sex}: ${those}`)
      const older = count(rows, { sex, age: 'older' })
      assert.ok(Math.abs(older - those / 4) < 1, `${sex} older: ${older} of ${those}`)
      for (const tone of ['a', 'b', 'c']) {
        const found = count(rows, { sex, tone })
        assert.ok(Math.abs(found - those / 3) < 1, `${sex} ${tone}: ${found} of ${those}`)
      }
    }
    assert.ok(Math.abs(count(rows, { age: 'older' }) - 150) < 3)
  })

  it('is unbiased for every request, values and combinations alike', async () => {
    const runs = 500
    const all = await Promise.all(Array.from({ length: runs }, (_, seed) => drawn(balanced, seed, 3)))
    for (const place of [0, 2, 5])
      for (const [wanted, share] of [
        [{ sex: 'f' }, 0.49],
        [{ sex: 'x' }, 0.02],
        [{ age: 'older' }, 0.25],
        [{ tone: 'b' }, 1 / 3],
        [{ sex: 'm', age: 'older' }, 0.49 / 4],
        [{ sex: 'f', tone: 'c' }, 0.49 / 3],
      ] as const) {
        const found = count(
          all.flatMap(rows => rows.slice(place, place + 1)),
          wanted,
        )
        const deviation = (found - runs * share) / Math.sqrt(runs * share * (1 - share))
        assert.ok(
          Math.abs(deviation) < 4,
          `place ${place}, ${JSON.stringify(wanted)}: z = ${deviation.toFixed(2)}`,
        )
      }
  })

  it('gives a request that comes again the same people, takes nothing more, and leaves stated values out', async () => {
    const [one, other] = handles(2)
    assert.ok(one && other)
    const plan = planOf([...players(2), person('stated', { stated: { sex: 'x' } })])
    const options = { plan, policy: balanced, seed: 3, image: 0, request: 'again' }
    const first = (await castFromLedger(options, one)).value
    await castFromLedger({ ...options, request: 'between' }, other)
    assert.deepEqual((await castFromLedger(options, other)).value, first)
    const chain = await one.read()
    assert.equal(chain.size(), 2)
    const rules = chain.find('again')?.entry.draws.map(([, rule]) => rule) ?? []
    assert.ok(rules.includes('attributes.age') && !rules.some(rule => rule.includes('sex x')), rules.join())
    assert.equal(first.subjects[2]?.attributes['age']?.rule, 'attributes.age')
  })

  it('keeps `never` and `per: image` beside it', async () => {
    const policy = policyOf(
      attributes,
      'scope: ledger\nbalance: [[sex, age]]\nconstraints: [{never: {sex: m, age: older}}, {at_most: 1, where: {tone: a}, per: image}]',
    )
    const rows = await drawn(policy, 2, 120)
    assert.equal(count(rows, { sex: 'm', age: 'older' }), 0)
  })
})
