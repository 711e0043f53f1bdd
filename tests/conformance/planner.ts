/**
 * What every planner must do. A planner's own test calls `describePlanner` with a function that opens it.
 */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Planner } from '../../agents/planner.ts'
import { type ErrorCode, EvencastError } from '../../errors.ts'
import { planSchema } from '../../types.ts'

/** The requests that the suite plans; a planner on a scripted model must have an answer for each. */
export const conformanceRequests = [
  'a doctor',
  'three doctors and a red car in a hospital',
  'two women and a grandmother',
] as const

export function describePlanner(name: string, open: () => Promise<Planner>): void {
  describe(`${name} as a planner`, () => {
    let planner: Planner
    before(async () => {
      planner = await open()
    })

    const failure = async (text: string, signal?: AbortSignal): Promise<ErrorCode | undefined> => {
      try {
        await planner.plan(text, { signal })
        return undefined
      } catch (error) {
        if (EvencastError.isInstance(error)) return error.code
        throw error
      }
    }

    it('has the name it is opened by', () => assert.match(planner.name, /^(?:grammar|[a-z]+:.+)$/))

    it('makes valid plans whose ids are unique and whose references exist', async () => {
      for (const request of conformanceRequests) {
        const { value } = await planner.plan(request)
        assert.deepEqual(planSchema.parse(value), value)
        const ids = value.subjects.map(({ id }) => id)
        assert.equal(new Set(ids).size, ids.length, request)
        const references = [
          ...value.shares.flatMap(({ subjects }) => subjects),
          ...value.variety.flatMap(({ subjects }) => subjects),
          ...value.relations.flatMap(({ subject, object }) => [subject, object]),
        ]
        for (const id of references) assert.ok(ids.includes(id), `${request}: ${id}`)
      }
    })

    it('states nothing that nobody stated', async () => {
      const { value } = await planner.plan('a doctor')
      assert.equal(value.subjects.length, 1)
      assert.deepEqual(value.subjects[0]?.stated, {})
      assert.deepEqual([value.subjects[0]?.class, value.subjects[0]?.role], ['person', 'doctor'])
      assert.deepEqual([value.shares, value.variety, value.subjects[0]?.exempt], [[], [], undefined])
    })

    it('makes a subject of each of a group, and keeps what was stated', async () => {
      const { value } = await planner.plan('three doctors and a red car in a hospital')
      assert.deepEqual(
        value.subjects.map(({ role, class: noun }) => role ?? noun),
        ['doctor', 'doctor', 'doctor', 'car'],
      )
      assert.deepEqual(
        value.subjects.map(({ stated }) => stated),
        [{}, {}, {}, { color: 'red' }],
      )
      assert.equal(value.setting, 'hospital')
    })

    it('reads what words entail', async () => {
      const { value } = await planner.plan('two women and a grandmother')
      const feminine = { presentation: 'feminine' }
      assert.deepEqual(
        value.subjects.map(({ stated }) => stated),
        [feminine, feminine, { ...feminine, age: 'older' }],
      )
    })

    it('stops on a fired signal', async () => {
      assert.equal(await failure('a doctor', AbortSignal.abort()), 'EVENCAST_ABORTED')
      assert.equal(await failure('a doctor'), undefined, 'and can be used again')
    })

    it('refuses a text that asks for no picture', async () => {
      for (const text of ['', '   ', '...'])
        assert.equal(await failure(text), 'EVENCAST_PLAN_EMPTY', `"${text}"`)
    })
  })
}
