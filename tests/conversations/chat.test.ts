import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { writeTinyModel } from '../../bench/conversation/tiny-model.ts'
import { readPixels } from '../../datasets/read-pixels.ts'
import {
  type Chat,
  draw,
  loadSession,
  openChat,
  openRenderer,
  readScene,
  saveSession,
  sessionFrom,
} from '../../index.ts'

const model = await writeTinyModel()
const folder = await mkdtemp(join(tmpdir(), 'chat-'))
const renderer = await openRenderer(model)
after(async () => {
  await renderer.close()
  await rm(model, { recursive: true })
  await rm(folder, { recursive: true })
})

const open = (options = {}): Promise<Chat> => openChat({ seed: 7, renderer, ...options })

async function talkOf(...turns: readonly string[]) {
  const chat = await open()
  for (const said of turns.slice(0, -1)) await chat.say(said)
  return { chat, turn: await chat.say(turns.at(-1) ?? '') }
}

describe('a conversation', () => {
  it('draws, changes one thing, and tells what was sampled by which policy', async () => {
    const { turn } = await talkOf('two nurses and a dog in a park', 'make the nurse on the left older')
    assert.match(turn.answer, /nurse-1: age older/)
    const own = turn.scene?.cast?.subjects.find(({ id }) => id === 'nurse-1')?.attributes.age
    assert.deepEqual(own, { value: 'older', source: 'stated' })
    const { answer } = (await talkOf('two nurses', 'what did you draw?')).turn
    assert.match(answer, /sampled from policy world v\d/)
  })

  it('changes no pixel outside the mask, and inside it only where the subject is', async () => {
    const chat = await open()
    const { png: first } = await chat.say('two nurses and a dog in a park')
    const { png: second, mask, scene } = await chat.say('without the dog')
    assert.ok(first && second && mask)
    const [old, now] = [await readPixels(first), await readPixels(second)]
    let changed = 0
    for (let pixel = 0; pixel < mask.length; pixel += 1) {
      const same = [0, 1, 2].every(
        channel => old.pixels[3 * pixel + channel] === now.pixels[3 * pixel + channel],
      )
      if (!same) changed += 1
      if (mask[pixel] === 0) assert.ok(same, `pixel ${pixel}`)
    }
    assert.ok(changed > 0 && changed < mask.length / 2)
    assert.deepEqual(
      scene?.layout?.subjects.map(({ id }) => id),
      ['nurse-1', 'nurse-2'],
    )
  })

  it('undoes to the very bytes, redoes, and forgets what was undone once something else is said', async () => {
    const chat = await open()
    const { png: first } = await chat.say('two cats')
    const { png: second } = await chat.say('make both cats black')
    assert.notDeepEqual(second, first)
    assert.deepEqual((await chat.say('undo')).png, first)
    assert.deepEqual((await chat.say('redo')).png, second)
    await chat.say('undo')
    await chat.say('one more cat')
    assert.match((await chat.say('redo')).answer, /nothing to redo/)
    assert.match((await chat.say('undo three times')).answer, /Back at the picture/)
    assert.deepEqual(chat.png(), first)
  })

  it('leaves pictures that give their own bytes again, however they came to be', async () => {
    const { turn } = await talkOf(
      'two nurses and a dog in a park',
      'make the nurse on the left older',
      'without the dog',
      'add a cat',
      'swap the cat and the nurse on the left',
      'someone else as the nurse on the right',
    )
    const file = join(folder, 'course.png')
    await writeFile(file, turn.png ?? new Uint8Array())
    const saved = await readScene(file)
    assert.equal(saved.course?.length, 5)
    const { text, ...options } = saved.request
    const { png, scene } = await draw(text, { ...options, renderer, saved })
    assert.deepEqual(png, new Uint8Array(turn.png ?? []))
    assert.deepEqual(
      scene.warnings
        .filter(({ stage }) => stage === 'script')
        .map(({ feature }) => feature)
        .filter(name => name === 'script'),
      [],
    )
  })

  it('leaves the session as it was where a turn fails', async () => {
    const chat = await open()
    await chat.say('two cats')
    const before = chat.session()
    const stopped = AbortSignal.abort()
    await assert.rejects(chat.say('one more cat', { signal: stopped }), { code: 'EVENCAST_ABORTED' })
    assert.equal(chat.session(), before)
  })

  it('gives the same pictures for the same seed and words', async () => {
    const words = ['a doctor and a nurse', 'someone else as the doctor', 'add a dog'] as const
    const [one, other] = [await talkOf(...words), await talkOf(...words)]
    assert.deepEqual(one.turn.png, other.turn.png)
  })

  it('recasts others, never those to be kept', async () => {
    const chat = await open()
    const { scene: first } = await chat.say('a judge and two lawyers')
    await chat.say('keep the judge')
    const { scene } = await chat.say('recast everyone')
    const castOf = (one: typeof scene, id: string) => one?.cast?.subjects.find(subject => subject.id === id)
    assert.deepEqual(castOf(scene, 'judge-1'), castOf(first, 'judge-1'))
    assert.notDeepEqual(castOf(scene, 'lawyer-1'), castOf(first, 'lawyer-1'))
  })

  it('keeps shares true of those who stay', async () => {
    const { turn } = await talkOf('six nurses, half of them women', 'remove the nurse on the left')
    const { plan, cast } = turn.scene ?? {}
    const women = cast?.subjects.filter(
      ({ attributes }) => attributes.presentation?.value === 'feminine',
    ).length
    const share = plan?.shares[0]
    assert.equal(share?.subjects.length, 5)
    assert.equal(share?.values.feminine, women)
  })

  it('says what cannot be done, and changes nothing', async () => {
    const chat = await open()
    await chat.say('two cats')
    const before = chat.png()
    assert.match((await chat.say('remove the zebra')).answer, /In the picture are cat-1, cat-2/)
    assert.equal(chat.png(), before)
    const empty = await open()
    assert.match((await empty.say('undo')).answer, /no picture yet/i)
  })

  it('draws whole pictures, and says so, where the renderer can draw no part of one', async () => {
    const { redraw: _redraw, ...whole } = renderer
    const chat = await open({ renderer: whole })
    await chat.say('two cats')
    const { warnings, scene } = await chat.say('one more cat')
    assert.ok(warnings.some(({ type, feature }) => type === 'fallback' && feature === 'redraw'))
    assert.equal(scene?.plan?.subjects.length, 3)
  })
})

describe('session files', () => {
  it('go on after a restart where they were', async () => {
    const file = join(folder, 'talk.json')
    const chat = await open()
    await chat.say('two cats')
    const { png } = await chat.say('make both cats black')
    await saveSession(file, chat.saved())
    const again = await open({ session: await loadSession(file) })
    assert.deepEqual(again.png(), png)
    assert.match((await again.say('undo')).answer, /two cats/)
  })

  it('are empty where there is none, and refused where they are damaged', async () => {
    assert.equal((await loadSession(join(folder, 'none.json'))).session.steps.length, 0)
    const file = join(folder, 'damaged.json')
    const chat = await open()
    await chat.say('two cats')
    await saveSession(file, chat.saved())
    const text = await readFile(file, 'utf8')
    for (const damaged of [
      text.slice(0, -40),
      '{}',
      text.replace(/"position":0/, '"position":5'),
      text.replace(/iVBOR/, 'iVBOS'),
    ]) {
      await writeFile(file, damaged)
      await assert.rejects(loadSession(file), { code: 'EVENCAST_SCENE_INVALID' })
    }
  })

  it('begin with a picture that was drawn before', async () => {
    const file = join(folder, 'cats.png')
    const { turn } = await talkOf('two cats')
    await writeFile(file, turn.png ?? new Uint8Array())
    const chat = await open({ session: sessionFrom(await readScene(file), await readFile(file)) })
    assert.equal((await chat.say('one more cat')).scene?.plan?.subjects.length, 3)
  })
})
