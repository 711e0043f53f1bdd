import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { groundPlan } from '../../../agents/langchain/ground-plan.ts'
import { readAnswer } from '../../../agents/langchain/read-answer.ts'
import { readTemplate } from '../../../agents/langchain/template.ts'
import { answer, subject } from './answers.ts'

function ground(request: string, text: string) {
  const read = readAnswer(text)
  assert.ok(read.ok, read.ok ? '' : read.problem)
  const { value, warnings } = groundPlan(read.answer, request, read.unknownKeys).staged
  return { plan: value, dropped: warnings.map(({ feature }) => feature) }
}

const stated = (attribute: string, because: string, ...values: string[]) => ({ attribute, values, because })

describe('the prompt template', () => {
  it('has examples that its own rules leave whole', async () => {
    const { version, examples, system, repair } = await readTemplate()
    assert.ok(version >= 1 && system.length > 100 && repair.includes('{problem}'))
    assert.ok(examples.length >= 3)
    for (const { request, answer: text } of examples)
      assert.deepEqual(ground(request, text).dropped, [], request)
  })
})

describe('reading an answer', () => {
  it('fills in what was left out', () => {
    const { plan } = ground('a dog', '{"subjects":[{"class":"dog"}]}')
    assert.deepEqual(plan.subjects, [{ id: 'dog-1', class: 'dog', stated: {} }])
  })

  it('tells what is wrong', () => {
    const problem = (text: string) => {
      const read = readAnswer(text)
      return read.ok ? '' : read.problem
    }
    assert.match(problem('[]'), /no JSON object/)
    assert.match(problem(answer([])), /nothing could be drawn/)
    assert.match(problem(answer([subject({ count: 500 })])), /500 subjects; at most 40/)
    assert.match(problem(answer([subject({ count: 0 })])), /whole number from 1/)
    assert.match(problem(answer([{ role: 'doctor' }])), /`subjects\.0\.class`/)
    const relation = { subject: 'a', relation: 'hugging', object: 'b' }
    assert.match(problem(answer([subject({})], { relations: [relation] })), /relations\.0\.relation/)
  })
})

describe('grounding an answer', () => {
  it('makes every member of a group a subject, and means all of them by the group’s id', () => {
    const { plan } = ground(
      'two nurses left of two dogs, half of the nurses women',
      answer([subject({ id: 'n', role: 'nurse', count: 2 }), subject({ id: 'd', class: 'dogs', count: 2 })], {
        shares: [
          {
            subjects: ['n'],
            attribute: 'presentation',
            values: [{ value: 'woman', count: 1 }],
            because: 'half of the nurses women',
          },
        ],
        relations: [{ subject: 'n', relation: 'left of', object: 'd' }],
      }),
    )
    assert.deepEqual(
      plan.subjects.map(({ id }) => id),
      ['nurse-1', 'nurse-2', 'dog-1', 'dog-2'],
    )
    assert.deepEqual(plan.shares, [
      { subjects: ['nurse-1', 'nurse-2'], attribute: 'presentation', values: { feminine: 1 } },
    ])
    assert.equal(plan.relations.length, 4)
  })

  it('keeps what the words say or entail', () => {
    const cases: readonly (readonly [string, ReturnType<typeof stated>, string | readonly string[]])[] = [
      ['a woman', stated('presentation', 'woman', 'feminine'), 'feminine'],
      ['a doctor and her dog', stated('presentation', 'her dog', 'feminine'), 'feminine'],
      ['a doctor in her sixties', stated('age', 'in her sixties', 'older'), 'older'],
      ['a 70-year-old doctor', stated('age', '70-year-old', 'older'), 'older'],
      [
        'a doctor with dark skin',
        stated('skin_tone', 'dark skin', 'monk-9'),
        ['monk-8', 'monk-9', 'monk-10'],
      ],
      [
        'a Black doctor',
        stated('skin_tone', 'Black', 'monk-8', 'monk-9', 'monk-10'),
        ['monk-8', 'monk-9', 'monk-10'],
      ],
      ['a doctor of skin tone 4', stated('skin_tone', 'skin tone 4', 'monk-4'), 'monk-4'],
      [
        'an Asian or Black doctor',
        stated('ethnicity', 'Asian or Black', 'Asian', 'Black'),
        ['Asian', 'Black'],
      ],
      ['a red-haired doctor', stated('hair_color', 'red-haired', 'red'), 'red'],
      ['a doctor in a hijab', stated('headwear', 'in a hijab', 'headscarf'), 'headscarf'],
      ['a doctor in a wheelchair', stated('mobility_aid', 'in a wheelchair', 'wheelchair'), 'wheelchair'],
    ]
    for (const [request, entry, value] of cases) {
      const { plan, dropped } = ground(
        request,
        answer([subject({ said: request, role: 'doctor', stated: [entry] })]),
      )
      assert.deepEqual(plan.subjects[0]?.stated[entry.attribute], value, request)
      assert.deepEqual(dropped, [], request)
    }
  })

  it('drops what they do not', () => {
    const cases: readonly (readonly [string, ReturnType<typeof stated>])[] = [
      ['a doctor', stated('presentation', 'doctor', 'masculine')],
      ['a doctor', stated('presentation', 'woman', 'feminine')],
      ['a doctor', stated('age', '', 'older')],
      ['a woman', stated('presentation', 'woman', 'masculine')],
      ['a doctor in a black coat', stated('skin_tone', 'black', 'monk-9')],
      ['a doctor in a black coat', stated('hair_color', 'black coat', 'black')],
      ['a Japanese doctor', stated('skin_tone', 'Japanese', 'monk-3')],
      ['a doctor', stated('jersey', 'doctor', 'red')],
    ]
    for (const [request, entry] of cases) {
      const { plan, dropped } = ground(
        request,
        answer([subject({ said: request, role: 'doctor', stated: [entry] })]),
      )
      assert.equal(
        plan.subjects[0]?.stated[entry.attribute] === undefined || entry.attribute === 'presentation',
        true,
      )
      assert.notDeepEqual(plan.subjects[0]?.stated[entry.attribute], entry.values[0], request)
      assert.deepEqual(dropped, [entry.attribute], `${request}: ${entry.because}`)
    }
  })

  it('gives no subject the words about another', () => {
    const { plan, dropped } = ground(
      'a female nurse and a doctor',
      answer([
        subject({ role: 'nurse', stated: [stated('presentation', 'female', 'feminine')] }),
        subject({ role: 'doctor', stated: [stated('presentation', 'female', 'feminine')] }),
      ]),
    )
    assert.deepEqual(
      plan.subjects.map(one => one.stated),
      [{ presentation: 'feminine' }, {}],
    )
    assert.deepEqual(dropped, ['presentation'])
  })

  it('adds what the noun entails and the model left out', () => {
    const { plan } = ground(
      'a grandmother and a policewoman',
      answer([subject({ role: 'grandmother' }), subject({ role: 'policewoman' })]),
    )
    assert.deepEqual(plan.subjects[0]?.stated, { presentation: 'feminine', age: 'older' })
    assert.deepEqual(
      [plan.subjects[1]?.role, plan.subjects[1]?.stated],
      ['police officer', { presentation: 'feminine' }],
    )
  })

  it('takes words that the request does not say out of free text', () => {
    const { plan, dropped } = ground(
      'a doctor in a ward',
      answer(
        [
          subject({
            role: 'doctor',
            details: ['a young Asian face', 'gentle'],
            action: 'treating an old man',
          }),
        ],
        { setting: 'ward with elderly patients' },
      ),
    )
    assert.equal(plan.subjects[0]?.details, undefined)
    assert.equal(plan.subjects[0]?.action, undefined)
    assert.equal(plan.setting, 'ward')
    assert.deepEqual(
      new Set(dropped),
      new Set('young asian face gentle treating old man elderly patients'.split(' ')),
    )
  })

  it('exempts only whom the request names', () => {
    const exempt = (request: string, reason: string, because: string, name: string | null = null) =>
      ground(request, answer([subject({ role: 'doctor', name, exempt: { reason, because } })])).plan
        .subjects[0]?.exempt
    assert.equal(exempt('a doctor', 'other', 'a doctor'), undefined)
    assert.equal(exempt('a doctor', 'historical', 'in 1850'), undefined)
    assert.equal(exempt('A doctor at work', 'stated_culture', 'A doctor'), undefined)
    assert.equal(exempt('a doctor', 'named_person', 'a doctor', 'doctor'), undefined)
    assert.ok(exempt('a doctor in 1850', 'historical', 'in 1850'))
    assert.ok(exempt('a Japanese doctor', 'stated_culture', 'Japanese'))
    assert.ok(exempt('portrait of Rosa Diaz, a doctor', 'named_person', 'Rosa Diaz', 'Rosa Diaz'))
  })

  it('takes no share, variety, relation or exclusion that the request does not bear out', () => {
    const { plan, dropped } = ground(
      'four doctors',
      answer([subject({ id: 'd', role: 'doctor', count: 4 })], {
        shares: [
          {
            subjects: ['d'],
            attribute: 'presentation',
            values: [{ value: 'feminine', count: 2 }],
            because: 'four doctors',
          },
        ],
        variety: [{ subjects: ['d'], attribute: 'skin_tone', distinct: 3, because: 'four doctors' }],
        relations: [{ subject: 'd', relation: 'behind', object: 'nobody' }],
        excluded: ['hats'],
      }),
    )
    assert.deepEqual([plan.shares, plan.variety, plan.relations, plan.excluded], [[], [], [], undefined])
    assert.deepEqual(dropped.sort(), ['behind', 'hats', 'presentation', 'skin_tone'])
  })
})
