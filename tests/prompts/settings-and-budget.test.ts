import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EvencastError } from '../../errors.ts'
import type { Script, Warning } from '../../types.ts'
import { closed, open, type SceneWords, script } from './fixtures.ts'

const woman = { presentation: 'feminine', skin_tone: 'monk-8', hair_color: 'black', age: 'adult' }
const features = (warnings: readonly Warning[], type: Warning['type']) =>
  warnings.filter(warning => warning.type === type).map(({ feature }) => feature)

describe('settings of a script', () => {
  const subjects = [{ class: 'dog' }, { class: 'car' }]

  it('are the request’s, else the model’s', () => {
    const { value } = script({ subjects })
    assert.deepEqual([value.regions, value.steps, value.background.guidance], ['attention', 12, 4])
    const asked = script({ subjects, request: { steps: 3, guidance: 1.5, regions: 'none' } }).value
    assert.deepEqual([asked.regions, asked.steps, asked.subjects[1]?.guidance], ['none', 3, 1.5])
  })

  it('refuse a mode the model lacks, and more subjects than it has regions for', () => {
    const code = (scene: SceneWords) => {
      try {
        script(scene)
      } catch (error) {
        if (EvencastError.isInstance(error)) return [error.code, error.message, error.hint]
        throw error
      }
      return []
    }
    const [option, message] = code({ subjects, request: { regions: 'crops' } })
    assert.equal(option, 'EVENCAST_OPTION_INVALID')
    assert.match(message ?? '', /attention or none/)
    const few = { ...closed, regions: { ...closed.regions, maximum: 1 } }
    assert.equal(code({ subjects, capabilities: few })[0], 'EVENCAST_LAYOUT_INFEASIBLE')
    assert.deepEqual(code({ subjects, capabilities: few, request: { regions: 'none' } }), [])
  })

  it('warn of all that the model does not honour', () => {
    const honours = { seed: false, negative: false, guidance: false, steps: false, boxes: false }
    const asked = script({
      subjects,
      excluded: ['text'],
      capabilities: { ...open, honours },
      request: { steps: 3, guidance: 2 },
    })
    assert.deepEqual(features(asked.warnings, 'unsupported'), [
      'seed',
      'negative',
      'guidance',
      'steps',
      'boxes',
    ])
    const plain = script({ subjects, capabilities: { ...open, honours } })
    assert.deepEqual(features(plain.warnings, 'unsupported'), ['seed', 'boxes'])
  })

  it('key each seed by seed, image and subject alone', () => {
    const seeds = (scene: Script) => new Map(scene.subjects.map(({ id, seed }) => [id, seed]))
    const two = seeds(script({ subjects }).value)
    const three = seeds(
      script({
        subjects: [
          { class: 'hat', id: 'hat' },
          ...subjects.map((one, index) => ({ ...one, id: `subject-${index + 1}` })),
        ],
      }).value,
    )
    assert.equal(three.get('subject-1'), two.get('subject-1'))
    assert.equal(new Set(three.values()).size, 3)
    assert.notEqual(
      seeds(script({ subjects, request: { image: 1 } }).value).get('subject-1'),
      two.get('subject-1'),
    )
    assert.equal(two.get('subject-1'), 24598444625737, 'the derivation is a public contract')
  })
})

describe('the token budget', () => {
  it('drops details from the last, then the action, and never an attribute', () => {
    const details = ['in a long yellow raincoat', 'with rubber boots']
    const subject = { role: 'doctor', action: 'reading a book', details, cast: woman }
    const scene = (maximumTokens: number) =>
      script({ capabilities: { ...open, maximumTokens }, subjects: [subject] })
    const attributes = 'dark brown skin (Monk 8), black hair'
    assert.equal(
      scene(22).value.subjects[0]?.prompt,
      `a woman doctor, reading a book, ${attributes}, in a long yellow raincoat`,
    )
    const tight = scene(13)
    assert.equal(tight.value.subjects[0]?.prompt, `a woman doctor, ${attributes}`)
    assert.deepEqual(
      features(tight.warnings, 'dropped').slice(0, 3),
      [...details].reverse().concat('reading a book'),
    )
    assert.equal(scene(6).value.subjects[0]?.prompt, `a woman doctor, ${attributes}`)
    assert.ok(features(scene(6).warnings, 'dropped').includes('prompt'))
  })
})
