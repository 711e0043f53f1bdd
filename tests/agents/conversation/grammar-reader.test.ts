import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readTurn } from '../../../agents/conversation/grammar-reader.ts'
import { type Command, commandSchema, grammarReader } from '../../../agents/index.ts'
import { hospital } from './scene.ts'

/** One line a command: its type, whom it is about, and what it says. */
function brief(command: Command): string {
  switch (command.type) {
    case 'state': {
      const { stated, role, action, details = [], excluded = [] } = command
      const words = [
        ...Object.entries(stated).map(([name, value]) => `${name}=${String(value)}`),
        ...(role === undefined ? [] : [role]),
        ...(action === undefined ? [] : [action]),
        ...details,
        ...excluded.map(word => `no ${word}`),
      ]
      return `state ${command.subjects.join()}: ${words.join('; ')}`
    }
    case 'add': {
      const { subjects, relations } = command.plan
      const joined = relations.map(one => `${one.subject} ${one.relation} ${one.object}`)
      return `add ${[...subjects.map(({ id }) => id), ...joined].join('; ')}`
    }
    case 'replace':
      return `replace ${command.subject} ${command.by.id}`
    case 'move':
      return `move ${command.subject} ${[...Object.values(command.placement ?? {}), ...Object.values(command.relation ?? {})].join(' ')}`
    case 'swap':
      return `swap ${command.subject} ${command.other}`
    case 'resize':
      return `${command.size} ${command.subjects.join()}`
    case 'setting':
      return `setting ${command.setting}`
    case 'style':
      return `style ${command.style}`
    case 'exclude':
      return `exclude ${command.words.join()}`
    case 'undo':
    case 'redo':
      return `${command.type} ${command.steps}`
    case 'why':
      return `why ${command.subject} ${command.attribute ?? 'all'}`
    case 'draw':
      return `draw ${command.text}`
    case 'ask':
      return 'ask'
    case 'again':
      return 'again'
    case 'tell':
      return `tell ${command.subjects?.join() ?? 'all'}`
    case 'recast':
    case 'vary':
    case 'keep':
    case 'remove':
      return `${command.type} ${command.subjects.join()}`
  }
}

/** What is said of a doctor (woman, left), two nurses (a man, and an older one) and a dog, nurse-1 mentioned last. */
const turns: readonly (readonly [string, ...string[]])[] = [
  ['make the doctor older', 'state doctor-1: age=older'],
  ['the woman on the left should wear a headscarf', 'state doctor-1: headwear=headscarf'],
  ['one more nurse', 'add nurse-3'],
  ['two more dogs on the right', 'add dog-2; dog-3'],
  ['without the dog', 'remove dog-1'],
  ['in a park instead', 'setting park'],
  ['make it night', 'setting hospital at night'],
  ['change the background to a beach', 'setting beach'],
  ['make it a watercolour', 'style watercolour'],
  ['as a pencil sketch', 'style pencil sketch'],
  ['undo', 'undo 1'],
  ['undo the last two changes', 'undo 2'],
  ['redo', 'redo 1'],
  ['again', 'again'],
  ['what did you draw?', 'tell all'],
  ['who is on the left?', 'tell doctor-1'],
  ['why is she older?', 'why doctor-1 age'],
  ['why is the nurse on the right grey-haired?', 'why nurse-2 hair_color'],
  ['add a cat next to the doctor', 'add cat-1; cat-1 next to doctor-1'],
  ['a robot too', 'add robot-1'],
  ['replace the dog with a cat', 'replace dog-1 cat-1'],
  ["I'd rather have a cat instead of the dog", 'replace dog-1 cat-1'],
  ['make the dog brown', 'state dog-1: color=brown'],
  ['give her red hair', 'state doctor-1: hair_color=red'],
  ['make her a man', 'state doctor-1: presentation=masculine'],
  ['make both nurses older', 'state nurse-1,nurse-2: age=older'],
  ['the second nurse should be Black', 'state nurse-2: skin_tone=monk-8,monk-9,monk-10'],
  ['give the other nurse a turban', 'state nurse-2: headwear=turban'],
  ['darker skin for the doctor', 'state doctor-1: skin_tone=monk-5'],
  ['dress the doctor in a red coat', 'state doctor-1: in a red coat'],
  ['take the hat off the doctor', 'state doctor-1: no hat'],
  ['let the doctor hold a clipboard', 'add clipboard-1; doctor-1 holding clipboard-1'],
  ['make the nurses wear masks', 'state nurse-1,nurse-2: wearing masks'],
  ['could you please make the nurse on the left smile?', 'state nurse-1: smiling'],
  ['older', 'state nurse-1: age=older'],
  ['with glasses', 'state nurse-1: eyewear=glasses'],
  ['a woman', 'state nurse-1: presentation=feminine'],
  ['move the dog to the left', 'move dog-1 left'],
  ['put the dog next to the doctor', 'move dog-1 next to doctor-1'],
  ['swap the doctor and the dog', 'swap doctor-1 dog-1'],
  ['make the dog bigger', 'larger dog-1'],
  ['make the dog smaller and the doctor older', 'smaller dog-1', 'state doctor-1: age=older'],
  ['make the doctor a man and remove the dog', 'state doctor-1: presentation=masculine', 'remove dog-1'],
  ['add a cat and make it black', 'add cat-1', 'state cat-1: color=black'],
  ['someone else', 'recast nurse-1'],
  ['a different doctor', 'recast doctor-1'],
  ['more diverse', 'vary doctor-1,nurse-1,nurse-2'],
  ['keep the doctor', 'keep doctor-1'],
  ['no text', 'exclude text'],
  ['actually make that two dogs', 'add dog-2'],
  ['the dog looks odd. try another one', 'recast dog-1'],
  ['everyone looks so serious, have them laugh', 'state doctor-1,nurse-1,nurse-2: laughing'],
  ['nurse-1: blue scrubs', 'state nurse-1: wearing blue scrubs'],
  ['fewer nurses', 'remove nurse-2'],
  ['turn the hospital into a school', 'setting school'],
  ['put the dog between the two nurses', 'move dog-1 right of nurse-1'],
  ['how come nurse-2 is older?', 'why nurse-2 age'],
  ['they should all be children', 'state doctor-1,nurse-1,nurse-2: age=child'],
  ['the scene is too dark', 'style brighter light'],
  ['leave the doctor alone and change everybody else', 'keep doctor-1', 'recast nurse-1,nurse-2'],
  ['two steps back', 'undo 2'],
  ['dog -> cat', 'replace dog-1 cat-1'],
  ['draw three firefighters', 'draw draw three firefighters'],
  ['hello', 'ask'],
  ['make the elephant bigger', 'ask'],
]

describe('the grammar of conversations', () => {
  for (const [said, ...expected] of turns)
    it(`reads "${said}"`, () => {
      assert.deepEqual(readTurn(said, hospital(['nurse-1'])).commands.map(brief), expected)
    })

  it('begins with a picture, and asks where there is nothing to draw', async () => {
    const drawn = await grammarReader.read('two nurses and a dog', undefined)
    assert.deepEqual(drawn.commands.map(brief), ['draw two nurses and a dog'])
    const asked = await grammarReader.read('hello', undefined)
    assert.deepEqual(asked.commands.map(brief), ['ask'])
  })

  it('says which of several it took', () => {
    const { commands, warnings } = readTurn('make the nurse older', hospital())
    assert.deepEqual(commands.map(brief), ['state nurse-1: age=older'])
    assert.match(warnings[0]?.details ?? '', /could also be nurse-2/)
  })

  it('speaks of newcomers as of those who were there', () => {
    const { focus } = readTurn('add a cat', hospital())
    assert.deepEqual(focus, ['cat-1'])
  })

  it('gives valid commands about those who are there, whatever is said', () => {
    const words = fc.constantFrom(...turns.flatMap(([said]) => said.split(' ')), '"', '-', '5', 'of', '…')
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), said => {
        const scene = hospital(['dog-1'])
        const known = new Set(scene.plan.subjects.map(({ id }) => id))
        for (const command of readTurn(said.join(' '), scene).commands) {
          assert.ok(commandSchema.safeParse(command).success, JSON.stringify(command))
          if (command.type === 'add') for (const { id } of command.plan.subjects) known.add(id)
          if (command.type === 'replace') known.add(command.by.id)
          if ('subjects' in command) for (const id of command.subjects ?? []) assert.ok(known.has(id), id)
        }
      }),
      { numRuns: 300 },
    )
  })
})
