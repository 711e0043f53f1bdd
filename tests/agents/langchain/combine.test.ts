import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { grammarPlanner, type PlannerUsage, parsePrices } from '../../../agents/index.ts'
import { isForeign } from '../../../agents/langchain/foreign.ts'
import { unreadWords } from '../../../agents/langchain/unread-words.ts'
import { EvencastError } from '../../../errors.ts'
import { answer, subject } from './answers.ts'
import { servedPlanner } from './servers.ts'

const combined = { baseline: grammarPlanner }

describe('the two readings together', () => {
  it('ask no model where the grammar read every word', async () => {
    const usages: PlannerUsage[] = []
    const { planner, server } = await servedPlanner([{ content: 'never' }], {
      ...combined,
      onUsage: usage => usages.push(usage),
    })
    for (const request of [
      'three nurses and a dog in a park',
      'an old man with a red umbrella',
      'no people, a barn',
    ])
      assert.deepEqual(await planner.plan(request), await grammarPlanner.plan(request))
    assert.equal(server.asked.length, 0)
    assert.deepEqual(new Set(usages.map(({ from }) => from)), new Set(['grammar']))
  })

  it('keep what the grammar found, whatever a weak model answers', async () => {
    const request = 'a picture for the pool sign: a lifeguard pointing at two boys'
    const ground = await grammarPlanner.plan(request)
    assert.notDeepEqual(unreadWords(request, ground.value), [])
    const weak = [
      answer([]),
      answer([subject({ class: 'dog' })]),
      answer([subject({ said: 'a lifeguard', role: 'lifeguard', count: 7 })]),
      answer([subject({ said: 'two boys', count: 2 }), subject({ said: 'pool sign', class: 'sign' })]),
      answer([subject({ said: 'a picture', class: 'picture' })], { setting: 'park' }),
      '{"subjects": [{}]}',
      'I like pools.',
    ]
    for (const text of weak) {
      const { planner } = await servedPlanner([{ content: text }], combined)
      const { value, warnings } = await planner.plan(request)
      assert.deepEqual(value, ground.value, text)
      assert.ok(
        warnings.some(({ type, feature }) => type === 'fallback' && feature === 'openai:test-model'),
        text,
      )
    }
  })

  it('complete the grammar by a model that found all of it', async () => {
    const request = 'two nurses queue behind a blorgast'
    const ground = await grammarPlanner.plan(request)
    const lost = { ...ground.value, subjects: ground.value.subjects.filter(one => one.class === 'person') }
    // A ground that left a noun unread, as a grammar may.
    const baseline = {
      name: 'grammar',
      plan: async () => ({ value: { ...lost, relations: [] }, warnings: [] }),
    }
    const strong = answer(
      [
        subject({ said: 'two nurses', id: 'n', role: 'nurse', count: 2 }),
        subject({ said: 'a blorgast', id: 'b', class: 'blorgast' }),
      ],
      { relations: [{ subject: 'n', relation: 'behind', object: 'b' }] },
    )
    const { planner } = await servedPlanner([{ content: strong }], { baseline })
    const { value, warnings } = await planner.plan(request)
    assert.deepEqual(warnings, [])
    assert.deepEqual(
      value.subjects.map(({ id }) => id),
      ['nurse-1', 'nurse-2', 'blorgast-1'],
    )
    assert.deepEqual(value.relations, [
      { subject: 'nurse-1', relation: 'behind', object: 'blorgast-1' },
      { subject: 'nurse-2', relation: 'behind', object: 'blorgast-1' },
    ])
  })

  it('take the model for another language, if it quotes the request', async () => {
    const request = 'trois médecins et un chien dans un hôpital'
    const doctors = subject({ said: 'trois médecins', role: 'doctor', count: 3 })
    const french = answer([doctors, subject({ said: 'un chien', class: 'dog' })], { setting: 'hospital' })
    const { planner } = await servedPlanner([{ content: french }], combined)
    const { value, warnings } = await planner.plan(request)
    assert.deepEqual(warnings, [])
    assert.deepEqual(
      [value.setting, value.subjects.map(({ role, class: noun }) => role ?? noun)],
      ['hospital', ['doctor', 'doctor', 'doctor', 'dog']],
    )
    const invented = answer([subject({ said: 'four surgeons', role: 'surgeon', count: 4 })])
    const { planner: weak } = await servedPlanner([{ content: invented }], combined)
    assert.deepEqual((await weak.plan(request)).value, (await grammarPlanner.plan(request)).value)
  })

  it('say that there is no picture where the grammar says so', async () => {
    const { planner, server } = await servedPlanner(
      [{ content: answer([subject({ class: 'dog' })]) }],
      combined,
    )
    await assert.rejects(
      planner.plan('hello, how are you?'),
      error => EvencastError.isInstance(error) && error.code === 'EVENCAST_PLAN_EMPTY',
    )
    assert.equal(server.asked.length, 0)
  })

  it('tell languages from typing errors', () => {
    for (const text of [
      'drei Ärzte und ein Hund im Park',
      'una doctora y dos perros',
      '三位医生和一只狗',
      'три врача',
    ])
      assert.equal(isForeign(text), true, text)
    for (const text of [
      'teh cat is nextto the dog',
      'two eldery men playng cards',
      'asdf qwer zxcv',
      'kimchi and gyoza',
    ])
      assert.equal(isForeign(text), false, text)
  })
})

describe('what a plan costs', () => {
  it('is counted over repairs, and priced by the user alone', async () => {
    const usages: PlannerUsage[] = []
    const prices = parsePrices({ 'openai:test-model': { input: 2, output: 10, currency: 'EUR' } })
    const replies = [{ content: 'no' }, { content: answer([subject({ role: 'doctor' })]) }]
    const { planner, again } = await servedPlanner(replies, { prices, onUsage: usage => usages.push(usage) })
    await planner.plan('a doctor')
    await again({ prices: undefined }).plan('a doctor')
    const tokens = { input: 200, output: 100 }
    assert.deepEqual(usages[0], {
      model: 'openai:test-model',
      calls: 2,
      from: 'model',
      tokens,
      cost: { amount: 0.0014, currency: 'EUR' },
    })
    assert.equal(usages[1]?.cost, undefined)
  })

  it('is reported for a failure too', async () => {
    const usages: PlannerUsage[] = []
    const { planner } = await servedPlanner([{ content: 'no' }], { onUsage: usage => usages.push(usage) })
    await planner.plan('a doctor')
    assert.deepEqual([usages[0]?.calls, usages[0]?.tokens], [2, { input: 200, output: 100 }])
  })

  it('is refused where the price table is none', () => {
    for (const table of [null, [], { x: 1 }, { x: { input: -1, output: 0, currency: 'USD' } }])
      assert.throws(
        () => parsePrices(table),
        error => EvencastError.isInstance(error) && error.code === 'EVENCAST_OPTION_INVALID',
      )
  })
})
