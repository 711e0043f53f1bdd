import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { EvencastError } from '../../errors.ts'
import { open, type SceneWords, script } from './fixtures.ts'

const woman = { presentation: 'feminine', skin_tone: 'monk-8', age: 'adult' }
const man = { presentation: 'masculine', skin_tone: 'monk-2', age: 'adult' }

function lint(scene: SceneWords) {
  const { value, warnings } = script({ capabilities: open, ...scene })
  const dropped = warnings.filter(({ type }) => type === 'dropped').map(({ feature }) => feature)
  return { prompts: value.subjects.map(({ prompt }) => prompt), background: value.background.prompt, dropped }
}

describe('the lint of free text', () => {
  it('drops demographic words that nobody said, and keeps the rest', () => {
    const details = ['a kind white male surgeon with an Asian assistant', 'in a white coat']
    const { prompts, dropped } = lint({
      text: 'a surgeon',
      subjects: [{ role: 'surgeon', details, cast: woman }],
    })
    assert.deepEqual(dropped, ['white', 'male', 'asian'])
    assert.match(prompts[0] ?? '', /, a kind surgeon with an assistant, in a white coat$/)
  })

  it('keeps the words that the cast says', () => {
    const details = ['adjusting her dark-skinned hands']
    const { prompts, dropped } = lint({
      text: 'a surgeon',
      subjects: [{ role: 'surgeon', details, cast: woman }],
    })
    assert.deepEqual(dropped, [])
    assert.match(prompts[0] ?? '', /adjusting her dark-skinned hands/)
  })

  it('drops a role’s unlicensed words, and a class that is nothing else', () => {
    const { prompts } = lint({ text: 'a doctor', subjects: [{ role: 'female doctor', cast: man }] })
    assert.match(prompts[0] ?? '', /^a man doctor/)
    assert.match(
      lint({ text: 'somebody', subjects: [{ class: 'woman', cast: man }] }).prompts[0] ?? '',
      /^a man,/,
    )
  })

  it('keeps a subject’s stated words out of the other boxes and the background', () => {
    const { prompts, background, dropped } = lint({
      text: 'an old woman and a doctor beside the old woman in a hall with an old woman',
      setting: 'hall with an old woman',
      subjects: [
        { stated: { presentation: 'feminine', age: 'older' }, cast: { ...woman, age: 'older' } },
        { role: 'doctor', details: ['beside the old woman'], cast: man },
      ],
    })
    assert.doesNotMatch(`${prompts[1]} ${background}`, /\b(old|woman)\b/)
    assert.deepEqual(new Set(dropped), new Set(['old', 'woman']))
  })

  it('leaves no loose ends, and things their own adjectives', () => {
    const { prompts, dropped } = lint({
      text: 'a teacher talking to her son beside an old car and an old man',
      subjects: [
        { role: 'teacher', action: 'talking to her son', cast: woman },
        { stated: { presentation: 'masculine', age: 'child' }, cast: { ...man, age: 'child' } },
        { class: 'car', details: ['old'] },
        { stated: { presentation: 'masculine', age: 'older' }, cast: { ...man, age: 'older' } },
      ],
    })
    assert.match(prompts[0] ?? '', /teacher, talking, dark brown/)
    assert.equal(prompts[2], 'a car, old')
    assert.deepEqual(dropped, ['son'])
  })

  it('keeps the user’s own words for places and for exempt subjects', () => {
    const prison = { text: "two women in a women's prison", setting: "women's prison" }
    assert.equal(
      lint({ ...prison, subjects: [{ stated: { presentation: 'feminine' }, cast: woman }] }).background,
      "a women's prison",
    )
    const { prompts, dropped } = lint({
      text: 'an old Japanese samurai',
      subjects: [
        {
          role: 'samurai',
          details: ['old', 'Japanese'],
          exempt: { reason: 'historical', because: 'samurai' },
          cast: { presentation: null },
        },
      ],
    })
    assert.equal(prompts[0], 'a samurai, old, Japanese')
    assert.deepEqual(dropped, [])
  })

  it('refuses a policy whose phrase says who somebody is', () => {
    const attributes = { jersey: { phrase: "wearing a women's {value} jersey" } }
    const policy = { schema: 1 as const, id: 'own', version: 1, attributes }
    const jersey = { cast: { ...man, jersey: 'red' } }
    assert.throws(
      () => lint({ request: { policy }, subjects: [jersey] }),
      error =>
        EvencastError.isInstance(error) &&
        error.code === 'EVENCAST_PROMPT_LINT' &&
        /phrases of the policy/.test(error.hint ?? ''),
    )
  })

  it('lets no unsaid word through, whatever a planner wrote', () => {
    const words = fc.constantFrom(
      'female',
      'Boys',
      'elderly',
      'Asian',
      'dark-skinned',
      'tall',
      'in',
      'a',
      'raincoat',
      'HER',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), written => {
        const details = written.length === 0 ? [] : [written.join(' ')]
        const { prompts } = lint({
          text: 'someone',
          subjects: [{ details, cast: { presentation: 'masculine', age: 'adult' } }],
        })
        assert.doesNotMatch(prompts[0] ?? '', /female|boys|elderly|asian|dark-skinned|\bher\b/i)
      }),
      { numRuns: 60 },
    )
  })
})
