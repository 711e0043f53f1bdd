import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { run } from './run.ts'

describe('bad input', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evencast-'))
    await writeFile(
      join(folder, 'broken.yaml'),
      'schema: 1\nid: x\nversion: 1\nattributes:\n  age: {valuse: {adult: 1}}\n',
    )
    await writeFile(join(folder, 'scene.txt'), 'this is no scene')
    await mkdir(join(folder, 'no-model'))
    await mkdir(join(folder, 'output'))
  })

  const cases: readonly (readonly [
    name: string,
    words: (folder: string) => readonly string[],
    message: RegExp,
  ])[] = [
    ['an empty request', () => ['draw', ' '], /Expected what to draw/],
    ['no request', () => ['draw'], /Expected what to draw/],
    ['an unknown option', () => ['draw', 'a dog', '--sede', '1'], /unknown option '--sede'/],
    ['an unknown command', () => ['paint', 'a dog'], /unknown command 'paint'/],
    ['a broken policy', at => ['draw', 'a dog', '--policy', join(at, 'broken.yaml')], /broken\.yaml:5/],
    ['a missing policy', at => ['draw', 'a dog', '--policy', join(at, 'none.yaml')], /none\.yaml/],
    ['a missing model folder', at => ['draw', 'a dog', '--model', join(at, 'nowhere')], /nowhere/],
    [
      'a folder that is no model',
      at => ['draw', 'a dog', '--model', join(at, 'no-model')],
      /model_index\.json/,
    ],
    ['a canvas off the grid', () => ['draw', 'a dog', '--size', '500x500'], /multiple/],
    ['a canvas that is none', () => ['draw', 'a dog', '--size', 'large'], /512x512/],
    ['zero steps', () => ['draw', 'a dog', '--steps', '0'], /1 to 1000/],
    ['a seed that is no integer', () => ['draw', 'a dog', '--seed', '1.5'], /whole number/],
    ['a guidance that is no number', () => ['draw', 'a dog', '--guidance', 'much'], /0 to 50/],
    ['regions that do not exist', () => ['draw', 'a dog', '--regions', 'magic'], /attention, crops or none/],
    [
      'a planner that does not exist',
      () => ['draw', 'a dog', '--planner', 'oracle'],
      /grammar, openai:MODEL/,
    ],
    ['a saved scene that is none', at => ['draw', '--from', join(at, 'scene.txt')], /JSON or a PNG/],
    [
      'an output folder that is not there',
      at => ['draw', 'a dog', '--out', join(at, 'gone', 'x.png')],
      /gone/,
    ],
    ['a folder as output', at => ['draw', 'a dog', '--out', join(at, 'output')], /\.png/],
    ['a distribution that is none', () => ['draw', 'a dog', '--cast', 'age'], /attribute=value:weight/],
  ]

  for (const [name, words, message] of cases) {
    it(`${name}: one clear message, exit code 1 or 2, no file`, async () => {
      const out = join(folder, 'output', 'picture.png')
      const asked = words(folder)
      const { exitCode, progress, output } = await run(
        asked.includes('--out') ? asked : [...asked, '--out', out],
      )
      assert.equal(exitCode, name.startsWith('an output') ? 1 : 2, progress)
      assert.match(progress, message)
      assert.doesNotMatch(progress, /\n\s+at /)
      assert.equal(output, '')
      assert.deepEqual(await readdir(join(folder, 'output')), [])
    })
  }

  it('is one JSON object on stdout where JSON was asked for', async () => {
    const { exitCode, output } = await run(['draw', ' ', '--json'])
    assert.equal(exitCode, 2)
    assert.equal(JSON.parse(output).error.code, 'EVENCAST_REQUEST_INVALID')
  })
})
