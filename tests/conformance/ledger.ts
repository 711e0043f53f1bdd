/**
 * What every ledger must do. A store's own test calls `describeLedger` with functions that open it, more than once,
 * at the same fresh place.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { castFromLedger, castScene, type Ledger, type Policy } from '../../casting/index.ts'
import type { Cast } from '../../types.ts'
import { planOf, players, policyOf } from '../casting/scenes.ts'

export interface LedgerPlace {
  /** Another handle on the same ledger, as another process would have it. */
  readonly open: () => Promise<Ledger>
  /** Flips a bit in the record at this place, as a bad disk would. */
  readonly damage: (record: number) => Promise<void>
}

const policy: Policy = policyOf(
  '{presentation: {values: {feminine: 49, masculine: 49, androgynous: 2}}, age: {values: {adult: 3, older: 1}}, hair_color: {given: [age], when: [{if: {age: older}, values: {grey: 1, white: 1}}], values: {black: 2, brown: 1}}}',
  'scope: ledger',
)

export function describeLedger(name: string, freshPlace: () => Promise<LedgerPlace>): void {
  describe(`${name} as a ledger`, () => {
    const handles = async (count: number): Promise<readonly [LedgerPlace, ...Ledger[]]> => {
      const place = await freshPlace()
      const opened: Ledger[] = []
      for (let index = 0; index < count; index += 1) opened.push(await place.open())
      return [place, ...opened]
    }
    const draw = async (ledger: Ledger, people: number, request: string, seed = 1): Promise<Cast> => {
      const plan = planOf(players(people))
      return (await castFromLedger({ plan, policy, seed, image: 0, request }, ledger)).value
    }
    const closing = async (ledgers: readonly Ledger[]): Promise<void> => {
      for (const ledger of ledgers) await ledger.close()
    }

    it('starts empty, and shows another handle what was recorded', async () => {
      const [, one, other] = await handles(2)
      assert.ok(one && other)
      assert.equal((await one.read()).size(), 0)
      const cast = await draw(one, 2, 'first')
      const chain = await other.read()
      assert.equal(chain.size(), 1)
      assert.equal(chain.head(), cast.ledger?.hash)
      assert.equal(chain.find('first')?.hash, cast.ledger?.hash)
      await closing([one, other])
    })

    it('gives one of two that write at once the place, and tells the other', async () => {
      const [, one, other] = await handles(2)
      assert.ok(one && other)
      const head = (await one.read()).head()
      await other.read()
      const entry = (id: string) => ({ id, seed: 1, policy: { id: 'p', version: 1 }, draws: [], counted: [] })
      const records = await Promise.all([one.record(entry('a'), head), other.record(entry('b'), head)])
      assert.equal(records.filter(record => record !== undefined).length, 1)
      assert.equal((await one.read()).size(), 1)
      assert.equal((await other.read()).head(), (await one.read()).head())
      await closing([one, other])
    })

    it('gives a request that comes again the same people, and records it once', async () => {
      const [, one, other] = await handles(2)
      assert.ok(one && other)
      const first = await draw(one, 3, 'again')
      await draw(one, 1, 'between')
      assert.deepEqual(await draw(other, 3, 'again'), first)
      assert.equal((await other.read()).size(), 2)
      await closing([one, other])
    })

    it('calls a saved cast back without a draw, and continues for a newcomer', async () => {
      const [, ledger] = await handles(1)
      assert.ok(ledger)
      const earlier = await draw(ledger, 2, 'saved')
      const options = { plan: planOf(players(2)), policy, seed: 9, image: 0, earlier }
      assert.deepEqual((await castFromLedger(options, ledger)).value, earlier)
      assert.deepEqual(castScene(options).value, earlier)
      assert.equal((await ledger.read()).size(), 1)
      const plan = planOf(players(3))
      const { value } = await castFromLedger({ ...options, plan }, ledger)
      assert.deepEqual(value.subjects.slice(0, 2), earlier.subjects)
      const drawn = (await ledger.read()).counts(policy, 'presentation', 'attributes.presentation')
      assert.equal(
        [...drawn.values()].reduce((sum, count) => sum + count, 0),
        3,
      )
      await closing([ledger])
    })

    it('serves many at once: no draw lost, none twice, every share within one', async () => {
      const [, ...ledgers] = await handles(3)
      const casts = await Promise.all(
        ledgers.map(async (ledger, index) => {
          const own: Cast[] = []
          for (let request = 0; request < 25; request += 1)
            own.push(await draw(ledger, 1 + ((request + index) % 3), `${index}-${request}`, 7))
          return own
        }),
      )
      const people = casts.flat().flatMap(({ subjects }) => subjects)
      const chain = await (ledgers[0] as Ledger).read()
      assert.equal(chain.size(), 75)
      const places = new Map<string, number[]>()
      for (const id of casts.flatMap((own, index) => own.map((_, request) => `${index}-${request}`)))
        for (const [attribute, rule, , place] of chain.find(id)?.entry.draws ?? [])
          places.set(`${attribute} ${rule}`, [...(places.get(`${attribute} ${rule}`) ?? []), place])
      for (const taken of places.values())
        assert.deepEqual(
          taken.sort((left, right) => left - right),
          [...taken.keys()],
        )
      for (const [attribute, shares] of [
        ['presentation', { feminine: 0.49, masculine: 0.49, androgynous: 0.02 }],
        ['age', { adult: 0.75, older: 0.25 }],
      ] as const)
        for (const [value, share] of Object.entries(shares)) {
          const count = people.filter(({ attributes }) => attributes[attribute]?.value === value).length
          assert.ok(Math.abs(count - share * people.length) < 1, `${value}: ${count} of ${people.length}`)
        }
      await closing(ledgers)
    })

    it('tells damage, and uses what is intact', async () => {
      const [place, ledger] = await handles(1)
      assert.ok(ledger)
      for (let request = 0; request < 6; request += 1) await draw(ledger, 2, `r${request}`)
      await closing([ledger])
      await place.damage(2)
      const again = await place.open()
      const chain = await again.read()
      assert.equal(chain.size(), 5)
      assert.deepEqual(chain.damage(), { unreadable: 1, gaps: 1, misplaced: 0 })
      const plan = planOf(players(1))
      const { warnings, value } = await castFromLedger(
        { plan, policy, seed: 1, image: 0, request: 'after' },
        again,
      )
      assert.match(warnings[0]?.details ?? '', /damaged: 1 lines cannot be read.* 6 intact/)
      assert.equal(chain.find('after')?.hash, value.ledger?.hash)
      assert.equal(chain.nextPlace(policy, 'presentation', 'attributes.presentation'), 13)
      await closing([again])
    })

    it('keeps the ledgers of policies apart, and their versions', async () => {
      const [, ledger] = await handles(1)
      assert.ok(ledger)
      await draw(ledger, 3, 'one')
      const next = { ...policy, version: 2 }
      const plan = planOf(players(1))
      await castFromLedger({ plan, policy: next, seed: 1, image: 0, request: 'two' }, ledger)
      const chain = await ledger.read()
      assert.equal(chain.nextPlace(policy, 'age', 'attributes.age'), 3)
      assert.equal(chain.nextPlace(next, 'age', 'attributes.age'), 1)
      await closing([ledger])
    })
  })
}
