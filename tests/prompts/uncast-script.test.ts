import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { uncastScript, writeScript } from '../../prompts/index.ts'
import { type Cast, scriptSchema } from '../../types.ts'
import { type SceneWords, scriptInput } from './fixtures.ts'

const sampled = { presentation: 'feminine', skin_tone: 'monk-8', hair_color: 'black', age: 'older' }
const doctor = { role: 'doctor', cast: sampled }
const boxOf = (scene: SceneWords, index = 0) => uncastScript(scriptInput(scene)).value.subjects[index]

describe('the script without its cast', () => {
  it('leaves out every sampled word, in the prompt and in the negative', () => {
    assert.deepEqual(
      [boxOf({ subjects: [doctor] })?.prompt, boxOf({ subjects: [doctor] })?.negative],
      ['a doctor', ''],
    )
  })

  it('keeps what the user stated, gave a share of, or excluded', () => {
    const woman = { ...doctor, stated: { presentation: 'feminine' }, excluded: ['turban'] }
    const box = boxOf({ subjects: [woman] })
    assert.equal(box?.prompt, 'a woman doctor')
    assert.equal(box?.negative, 'wearing a turban, man, person')
    const input = scriptInput({ subjects: [doctor] })
    const shared: Cast['subjects'][number]['attributes'] = {
      presentation: { value: 'feminine', source: 'share' },
      age: { value: 'adult', source: 'default' },
    }
    const cast: Cast = { subjects: [{ id: 'subject-1', attributes: shared }] }
    assert.equal(uncastScript({ ...input, cast }).value.subjects[0]?.prompt, 'a woman doctor')
    assert.doesNotMatch(uncastScript({ ...input, cast }).value.subjects[0]?.negative ?? '', /older/)
  })

  it('keeps seeds, background, whole request and settings as the cast script has them', () => {
    const aid = { cast: { ...sampled, mobility_aid: 'wheelchair' } }
    const input = scriptInput({
      text: 'a doctor and a player',
      subjects: [doctor, { role: 'basketball player', cast: sampled }, aid],
    })
    const cast = writeScript(input).value
    const uncast = scriptSchema.parse(uncastScript(input).value)
    const unworded = ({ subjects, ...rest }: typeof cast) => ({
      ...rest,
      subjects: subjects.map(({ id, seed, guidance }) => ({ id, seed, guidance })),
    })
    assert.deepEqual(unworded(uncast), unworded(cast))
  })
})

describe('one prompt for the whole request', () => {
  it('warns of nothing that only a box would have left out', () => {
    const moon = { setting: 'moon', subjects: [{ role: 'astronaut', cast: sampled }] }
    const features = (regions: 'none' | 'attention') =>
      writeScript(scriptInput({ ...moon, request: { regions } })).warnings.map(({ feature }) => feature)
    assert.deepEqual(features('attention'), ['moon', 'astronaut'])
    assert.deepEqual(features('none'), [])
  })
})
