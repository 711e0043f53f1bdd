import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { compare } from '../../bench/understanding/compare.ts'
import { readExpected } from '../../bench/understanding/expected.ts'
import type { Plan, PlanSubject } from '../../types.ts'

const subject = (id: string, values: Partial<PlanSubject> = {}): PlanSubject => ({
  id,
  class: id.replace(/-\d+$/, '').replaceAll('-', ' '),
  stated: {},
  ...values,
})

const nurse = (id: string, stated: PlanSubject['stated'] = {}): PlanSubject =>
  subject(id, { class: 'person', role: 'nurse', stated })

const plan = (subjects: readonly PlanSubject[], rest: Partial<Plan> = {}): Plan => ({
  subjects,
  shares: [],
  variety: [],
  relations: [],
  ...rest,
})

/** The fields that differ. */
const wrong = (got: Plan | undefined, ...lines: string[]) =>
  [...compare(got, readExpected(lines))].filter(([, found]) => found.length > 0).map(([field]) => field)

describe('the comparison of plans', () => {
  it('reads every line of both files', async () => {
    for (const part of ['development', 'held-out']) {
      const file = await readFile(new URL(`../../bench/understanding/${part}.jsonl`, import.meta.url), 'utf8')
      const cases = file
        .trim()
        .split('\n')
        .map(line => JSON.parse(line))
      assert.equal(new Set(cases.map(one => one.request)).size, cases.length)
      for (const { expect } of cases) assert.doesNotThrow(() => readExpected(expect))
    }
  })

  it('counts subjects, whatever their ids', () => {
    assert.deepEqual(wrong(plan([subject('a', { class: 'dog' })]), '1 dog'), [])
    assert.deepEqual(wrong(plan([subject('dog-1'), subject('dog-2')]), '1 dog'), ['subjects'])
    assert.deepEqual(wrong(plan([subject('dog-1')]), '1 dog', '1 cat'), ['subjects'])
    assert.deepEqual(wrong(plan([subject('dog-1')]), '1 dog', '?1 cat'), [])
    assert.deepEqual(wrong(plan([subject('dog-1'), subject('dog-2')]), '1-3 dog'), [])
  })

  it('holds attributes to the subject that they were said of', () => {
    const two = plan([subject('cat-1', { stated: { color: 'black' } }), subject('dog-1')])
    assert.deepEqual(wrong(two, '1 cat; color=black', '1 dog'), [])
    assert.deepEqual(wrong(two, '1 cat', '1 dog; color=black'), ['attributes'])
    assert.deepEqual(wrong(two, '1 cat; ?color=grey|black', '1 dog'), [])
  })

  it('takes a share in either form and no other count', () => {
    const three = [nurse('a'), nurse('b'), nurse('c')]
    const shared = (masculine: number) =>
      plan(three, {
        shares: [{ subjects: ['a', 'b', 'c'], attribute: 'presentation', values: { masculine } }],
      })
    const stated = plan([
      nurse('a', { presentation: 'masculine' }),
      nurse('b', { presentation: 'masculine' }),
      nurse('c'),
    ])
    const lines = ['3 person/nurse', 'share: nurse presentation masculine=2']
    assert.deepEqual(wrong(shared(2), ...lines), [])
    assert.deepEqual(wrong(stated, ...lines), [])
    assert.deepEqual(wrong(shared(1), ...lines), ['shares'])
    assert.deepEqual(wrong(shared(2), '2 person/nurse; presentation=masculine', '1 person/nurse'), [])
  })

  it('does not take two loose shares for one subject that has both', () => {
    const loose = plan([nurse('a'), nurse('b')], {
      shares: [
        { subjects: ['a', 'b'], attribute: 'presentation', values: { feminine: 1 } },
        { subjects: ['a', 'b'], attribute: 'age', values: { older: 1 } },
      ],
    })
    assert.ok(
      wrong(loose, 'a: 1 person/nurse; presentation=feminine; age=older', 'b: 1 person/nurse').length > 0,
    )
  })

  it('finds relations between alike subjects, turned round too, and names those that nobody said', () => {
    const cats = plan([subject('cat-1'), subject('cat-2')], {
      relations: [{ subject: 'cat-2', relation: 'right of', object: 'cat-1' }],
    })
    assert.deepEqual(wrong(cats, 'a: 1 cat', 'b: 1 cat', 'a left of b'), [])
    assert.deepEqual(wrong(cats, '2 cat'), ['relations'])
    assert.deepEqual(wrong(cats, 'a: 1 cat', 'b: 1 cat', 'a above b'), ['relations'])
  })

  it('wants every member of both sides in a relation', () => {
    const dogs = plan([subject('dog-1'), subject('dog-2'), subject('tree-1')], {
      relations: [{ subject: 'dog-1', relation: 'left of', object: 'tree-1' }],
    })
    assert.deepEqual(wrong(dogs, '2 dog', '1 tree', 'dog left of tree'), ['relations'])
  })

  it('knows what lies between two', () => {
    const row = plan([subject('boy', { class: 'boy' }), subject('dog-1'), subject('dog-2')], {
      relations: [
        { subject: 'boy', relation: 'right of', object: 'dog-1' },
        { subject: 'boy', relation: 'left of', object: 'dog-2' },
      ],
    })
    assert.deepEqual(wrong(row, '1 boy', '2 dog', 'boy between dog'), [])
  })

  it('keeps exclusions, settings, words and exemptions apart', () => {
    const got = plan([subject('doctor-1', { class: 'person', role: 'doctor', action: 'reading a book' })], {
      setting: 'park at night',
      excluded: ['hats'],
    })
    assert.deepEqual(wrong(got, '1 person/doctor; has=reading', 'setting: park night', 'excluded: hat'), [])
    assert.deepEqual(wrong(got, '1 person/doctor; has=red dress'), ['words', 'exclusions', 'setting'])
    assert.deepEqual(wrong(got, '1 person/doctor; exempt=historical', 'setting: park', 'excluded: hat'), [
      'exemptions',
    ])
  })

  it('tells a request for no picture from one for a picture', () => {
    assert.deepEqual(wrong(undefined, 'none'), [])
    assert.deepEqual(wrong(undefined, '1 dog'), ['subjects'])
    assert.deepEqual(wrong(plan([subject('dog-1')]), 'none'), ['subjects'])
  })
})
