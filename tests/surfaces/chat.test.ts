import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { writeTinyModel } from '../../bench/conversation/tiny-model.ts'
import { pictureProtocol, terminalPicture } from '../../surfaces/terminal/picture-protocol.ts'
import { run } from './run.ts'

const model = await writeTinyModel()
const folder = await mkdtemp(join(tmpdir(), 'chat-'))
after(async () => {
  await rm(model, { recursive: true })
  await rm(folder, { recursive: true })
})

/** Lines of standard input, one chunk for all of them. */
const saying = (...lines: readonly string[]) => ({
  standardInput: (async function* () {
    yield `${lines.join('\n')}\n`
  })(),
})

const chat = (lines: readonly string[], ...words: readonly string[]) =>
  run(['chat', '--model', model, '--seed', '7', '--out', join(folder, 'now.png'), ...words], saying(...lines))

describe('chat', () => {
  it('shows cast and history after each change, and answers questions', async () => {
    const { exitCode, output, progress } = await chat([
      'two cats',
      'make both cats black',
      'what did you draw?',
      'undo',
      '/history',
      'quit',
      'never read',
    ])
    assert.equal(exitCode, 0, progress)
    assert.match(output, /subject/)
    assert.match(output, /1 two cats · \[2 make both cats black\]/)
    assert.match(output, /\[1 two cats\] · 2 make both cats black/)
    assert.doesNotMatch(output, /never read/)
    assert.ok((await readFile(join(folder, 'now.png'))).length > 100)
  })

  it('goes on in the same session file', async () => {
    const session = join(folder, 'talk.json')
    await chat(['two cats', 'one more cat'], '--session', session)
    const { output, exitCode } = await chat(['undo', '/history'], '--session', session)
    assert.equal(exitCode, 0)
    assert.match(output, /\[1 two cats\] · 2 one more cat/)
  })

  it('prints one JSON object a turn', async () => {
    const { output } = await chat(['two cats', 'remove the zebra'], '--json')
    const turns = output
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    assert.deepEqual(
      turns.map(({ said, redrawn }) => [said, redrawn]),
      [
        ['two cats', true],
        ['remove the zebra', false],
      ],
    )
    assert.equal(turns[0].scene.plan.subjects.length, 2)
  })

  it('tells what fails and goes on', async () => {
    const { exitCode, output } = await chat(
      ['60 elephants on a boat with 60 lions', 'two cats'],
      '--size',
      '128x128',
    )
    assert.equal(exitCode, 0)
    assert.match(output, /cat-2/)
  })

  it('ends with the code of bad options', async () => {
    assert.equal((await run(['chat', '--show', 'hologram'])).exitCode, 2)
    assert.equal((await chat(['two cats'], '--reader', 'parrot')).exitCode, 2)
  })
})

describe('pictures in the terminal', () => {
  it('are shown as the terminal can', () => {
    assert.equal(pictureProtocol({ TERM: 'xterm-kitty' }, true), 'kitty')
    assert.equal(pictureProtocol({ TERM_PROGRAM: 'ghostty' }, true), 'kitty')
    assert.equal(pictureProtocol({ TERM_PROGRAM: 'iTerm.app' }, true), 'iterm')
    assert.equal(pictureProtocol({ TERM: 'xterm-256color' }, true), 'blocks')
    assert.equal(pictureProtocol({ TERM: 'xterm-kitty', TMUX: '/tmp/x' }, true), 'blocks')
    assert.equal(pictureProtocol({ TERM: 'xterm-kitty' }, false), 'none')
  })

  it('carry the whole PNG, in chunks that terminals take', async () => {
    await chat(['two cats'])
    const png = await readFile(join(folder, 'now.png'))
    const kitty = await terminalPicture(png, 'kitty', 64)
    const chunks = kitty
      .trimEnd()
      .split('\u001b\\')
      .slice(0, -1)
      .map(sequence => sequence.replace('\u001b_G', '').split(';'))
    assert.deepEqual(Buffer.from(chunks.map(([, data]) => data).join(''), 'base64'), png)
    assert.ok(chunks.every(([keys, data]) => (data ?? '').length <= 4096 && /m=[01]/.test(keys ?? '')))
    assert.match((await terminalPicture(png, 'iterm', 64)).slice(0, 40), /1337;File=inline=1/)
    const lines = (await terminalPicture(png, 'blocks', 32)).trimEnd().split('\n')
    assert.ok(lines.every(line => line.split('▀').length === 33))
  })
})
