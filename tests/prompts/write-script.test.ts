import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Warning } from '../../types.ts'
import { closed, countTokens, open, type SceneWords, script, vocabulary } from './fixtures.ts'

const woman = { presentation: 'feminine', skin_tone: 'monk-8', hair_color: 'black', age: 'adult' }
const olderMan = { presentation: 'masculine', skin_tone: 'monk-3', hair_color: 'grey', age: 'older' }

const promptOf = (scene: SceneWords, index = 0) => script(scene).value.subjects[index]?.prompt
const negativeOf = (scene: SceneWords, index = 0) => script(scene).value.subjects[index]?.negative
const features = (warnings: readonly Warning[], type: Warning['type']) =>
  warnings.filter(warning => warning.type === type).map(({ feature }) => feature)

describe('region prompts for a closed vocabulary', () => {
  it('are the captions the model was trained on', () => {
    const player = { role: 'basketball player', cast: woman }
    assert.equal(promptOf({ subjects: [player] }), 'a woman basketball player, skin tone 8, black hair')
    const doctor = { role: 'physician', cast: olderMan }
    assert.equal(promptOf({ subjects: [doctor] }), 'an older man doctor, skin tone 3, grey hair')
    const girl = { cast: { ...woman, age: 'child' } }
    assert.equal(promptOf({ subjects: [girl] }), 'a girl, skin tone 8, black hair')
    const car = { class: 'automobile', stated: { color: 'red' }, cast: { color: 'red' } }
    assert.equal(promptOf({ subjects: [car] }), 'a red car')
    assert.equal(promptOf({ subjects: [{ class: 'dog' }] }), 'a dog')
    assert.equal(
      promptOf({ subjects: [{ cast: { ...woman, headwear: 'turban' } }] }),
      'a woman, skin tone 8, black hair, wearing a turban',
    )
  })

  it('find the class by what a person does or uses, and say it once', () => {
    assert.equal(
      promptOf({ subjects: [{ action: 'dancing', cast: woman }] }),
      'a woman dancer, skin tone 8, black hair',
    )
    const aid = { cast: { ...woman, mobility_aid: 'wheelchair' } }
    const { value, warnings } = script({ subjects: [aid] })
    assert.equal(value.subjects[0]?.prompt, 'a woman wheelchair user, skin tone 8, black hair')
    assert.deepEqual(warnings, [])
  })

  it('draw a person for a role the model lacks, and say so', () => {
    const { value, warnings } = script({ subjects: [{ role: 'astronaut', cast: woman }] })
    assert.equal(value.subjects[0]?.prompt, 'a woman, skin tone 8, black hair')
    assert.deepEqual(features(warnings, 'undrawable'), ['astronaut'])
  })

  it('need no word for a role that the attributes say whole', () => {
    const grandmother = { role: 'grandmother', stated: { presentation: 'feminine', age: 'older' } }
    const { value, warnings } = script({ subjects: [{ ...grandmother, cast: { ...woman, age: 'older' } }] })
    assert.equal(value.subjects[0]?.prompt, 'an older woman, skin tone 8, black hair')
    assert.deepEqual(warnings, [])
  })

  it('leave out a value that the class cannot draw, with a warning', () => {
    const { value, warnings } = script({
      subjects: [{ role: 'dancer', cast: { ...woman, presentation: 'androgynous' } }],
    })
    assert.equal(value.subjects[0]?.prompt, 'a dancer, skin tone 8, black hair')
    assert.deepEqual(features(warnings, 'undrawable'), ['presentation=androgynous'])
  })

  it('warn once for every word that cannot be drawn, and keep it out', () => {
    const details = ['in a raincoat']
    const doctor = { role: 'doctor', action: 'playing chess', details, cast: woman }
    const { value, warnings } = script({ style: 'watercolour', subjects: [doctor, doctor] })
    assert.equal(value.subjects[1]?.prompt, 'a woman doctor, skin tone 8, black hair')
    assert.deepEqual(
      features(warnings, 'undrawable'),
      ['watercolour', 'playing', 'chess', 'raincoat'].filter(word => word !== 'playing'),
    )
    assert.equal(warnings.at(-1)?.subject, undefined, 'a warning about two subjects is about the scene')
  })

  it('say a detail in the words of the model where it can draw it', () => {
    const { value, warnings } = script({ subjects: [{ details: ['in a turban'], cast: woman }] })
    assert.equal(value.subjects[0]?.prompt, 'a woman, skin tone 8, black hair, wearing a turban')
    assert.deepEqual(warnings, [])
  })

  it("let the policy's own phrase win", () => {
    const policy = {
      schema: 1 as const,
      id: 'own',
      version: 1,
      attributes: {
        hair_color: { values: { black: { weight: 1, phrase: 'jet black hair' }, grey: 1 } },
        skin_tone: { phrase: '{value} on the Monk scale' },
      },
    }
    assert.equal(
      promptOf({ request: { policy }, subjects: [{ role: 'doctor', cast: woman }] }),
      'a woman doctor, monk-8 on the Monk scale, jet black hair',
    )
  })

  it("keep an exempt subject's own words unchanged", () => {
    const curie = {
      name: 'Marie Curie',
      role: 'doctor',
      exempt: { reason: 'named_person' as const, because: 'Marie Curie' },
      details: ['holding a glowing vial'],
      cast: { presentation: null, skin_tone: null },
    }
    const { value, warnings } = script({ text: 'Marie Curie holding a glowing vial', subjects: [curie] })
    assert.equal(value.subjects[0]?.prompt, 'Marie Curie, a doctor, holding a glowing vial')
    assert.equal(value.subjects[0]?.negative, '')
    assert.deepEqual(features(warnings, 'undrawable'), ['Marie Curie', 'holding', 'glowing', 'vial'])
    const samurai = { role: 'samurai', exempt: { reason: 'historical' as const, because: 'samurai' } }
    const drawn = script({ text: 'a samurai', subjects: [samurai] })
    assert.equal(drawn.value.subjects[0]?.prompt, 'a samurai')
    assert.deepEqual(features(drawn.warnings, 'undrawable'), ['samurai'])
  })
})

describe('region prompts for an open model', () => {
  it('are plain English, with every word of the user', () => {
    const subject = { role: 'physician', action: 'playing chess', details: ['in a raincoat'], cast: woman }
    const { value, warnings } = script({
      capabilities: open,
      setting: 'busy hospital',
      style: 'watercolour',
      subjects: [subject],
    })
    assert.equal(
      value.subjects[0]?.prompt,
      'a woman physician, playing chess, dark brown skin (Monk 8), black hair, watercolour, in a raincoat',
    )
    assert.equal(value.background.prompt, 'a busy hospital, watercolour')
    assert.deepEqual(warnings, [])
  })

  it('say every bin of the Monk scale without tripping over the lint', () => {
    for (let tone = 1; tone <= 10; tone += 1) {
      const cast = { ...woman, skin_tone: `monk-${tone}` }
      assert.match(
        promptOf({ capabilities: open, subjects: [{ cast }] }) ?? '',
        new RegExp(`\\(Monk ${tone}\\)`),
      )
    }
  })
})

describe('negatives', () => {
  it('hold the exclusions, then a few well separated other values', () => {
    const doctor = { role: 'doctor', cast: woman }
    assert.equal(
      negativeOf({ excluded: ['hats'], subjects: [doctor] }),
      'hats, man, person, skin tone 2, skin tone 5, grey hair, white hair, older',
    )
    assert.equal(
      negativeOf({ subjects: [{ cast: { age: 'child', presentation: 'masculine' } }] }),
      'girl, child, older',
    )
  })

  it('warn of an exclusion that the model does not know', () => {
    const { value, warnings } = script({ excluded: ['sexualized'], subjects: [{ class: 'dog' }] })
    assert.equal(value.subjects[0]?.negative, '')
    assert.deepEqual(features(warnings, 'undrawable'), ['sexualized'])
  })

  it('are for every box where the scene excludes, for one where its subject does', () => {
    const { value } = script({
      capabilities: open,
      excluded: ['text'],
      subjects: [{ class: 'dog', excluded: ['collar'] }, { class: 'cat' }],
    })
    assert.deepEqual(
      value.subjects.map(({ negative }) => negative),
      ['collar, text', 'text'],
    )
    assert.equal(value.background.negative, 'text, people, person')
    assert.equal(value.whole.negative, 'text, collar')
  })
})

describe('the background', () => {
  it('is the setting in the words of the model, or a plain ground', () => {
    const background = (setting?: string) =>
      script({ ...(setting === undefined ? {} : { setting }), subjects: [{ class: 'dog' }] })
    assert.equal(background('gym').value.background.prompt, 'a basketball court')
    assert.equal(background().value.background.prompt, 'a plain white background')
    const busy = background('busy hospital at night')
    assert.equal(busy.value.background.prompt, 'a hospital')
    assert.deepEqual(features(busy.warnings, 'undrawable'), ['busy', 'night'])
    const volcano = background('volcano')
    assert.equal(volcano.value.background.prompt, 'a plain white background')
    assert.deepEqual(features(volcano.warnings, 'undrawable'), ['volcano'])
  })

  it('leaves the request verbatim as the one prompt', () => {
    const text = 'a multiracial female basketball team -sexualized'
    assert.equal(script({ text, subjects: [{ cast: woman }] }).value.whole.prompt, text)
  })
})

describe('any cast', () => {
  const anyOf = (attribute: string) => fc.constantFrom(...Object.keys(vocabulary.attributes[attribute] ?? {}))
  const castOf = fc.record({
    presentation: anyOf('presentation'),
    skin_tone: anyOf('skin_tone'),
    hair_color: anyOf('hair_color'),
    age: fc.constantFrom('adult', 'older'),
  })

  it('says every value in its own box and in no other', () => {
    fc.assert(
      fc.property(fc.array(castOf, { minLength: 1, maxLength: 8 }), casts => {
        const { value } = script({
          setting: 'hospital',
          subjects: casts.map(cast => ({ role: 'doctor', cast })),
        })
        for (const [index, cast] of casts.entries()) {
          const prompt = value.subjects[index]?.prompt ?? ''
          const noun = vocabulary.attributes.presentation?.[cast.presentation]
          const older = cast.age === 'older' ? 'older ' : ''
          const tone = cast.skin_tone.replace('monk-', 'skin tone ')
          const article = older === '' ? 'a' : 'an'
          assert.equal(prompt, `${article} ${older}${noun} doctor, ${tone}, ${cast.hair_color} hair`)
          const negative = value.subjects[index]?.negative.split(', ') ?? []
          assert.ok(countTokens(negative.join(', ')) <= closed.maximumTokens)
          for (const phrase of [noun, tone, `${cast.hair_color} hair`])
            assert.ok(!negative.includes(phrase ?? ''))
        }
        assert.equal(value.background.prompt, 'a hospital')
      }),
      { numRuns: 60 },
    )
  })
})
