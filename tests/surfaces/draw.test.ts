import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import sharp from 'sharp'
import { sceneSchema } from '../../types.ts'
import { run } from './run.ts'

const quick = ['--size', '256x256', '--steps', '2'] as const

describe('draw', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evencast-'))
  })
  const sum = async (name: string) =>
    createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex')

  it('leaves a picture; the same seed and --from it give the same bytes, another seed does not', async () => {
    const request = 'a doctor and a dog in a park'
    const at = (name: string) => join(folder, name)
    const first = await run(['draw', request, '--seed', '7', ...quick, '--out', at('first.png')])
    assert.equal(first.exitCode, 0, first.progress)
    assert.match(first.output, /seed 7 .* policy/)
    assert.match(first.progress, /rendering \d/)
    await run(['draw', request, '--seed', '7', ...quick, '--out', at('again.png')])
    await run(['draw', '--from', at('first.png'), '--out', at('recalled.png')])
    await run(['draw', request, '--seed', '8', ...quick, '--out', at('other.png')])
    assert.equal(await sum('again.png'), await sum('first.png'))
    assert.equal(await sum('recalled.png'), await sum('first.png'))
    assert.notEqual(await sum('other.png'), await sum('first.png'))
    const { width, height, format } = await sharp(at('first.png')).metadata()
    assert.deepEqual([width, height, format], [256, 256, 'png'])
  })

  it('--json prints one object with the whole scene and the file', async () => {
    const file = join(folder, 'json.png')
    const { output } = await run(['draw', 'a cat', '--seed', '1', ...quick, '--out', file, '--json'])
    const scene = sceneSchema.parse(JSON.parse(output))
    assert.equal(scene.rendering?.file, file)
    assert.equal(scene.rendering?.steps, 2)
    assert.ok((scene.rendering?.unetEvaluations ?? 0) >= 2)
    assert.ok((scene.rendering?.seconds.total ?? 0) >= (scene.rendering?.seconds.denoise ?? 1))
    assert.equal(scene.audit?.subjects.length, 1)
  })

  it('--images numbers the pictures and leaves a contact sheet; --show-boxes one with the boxes', async () => {
    const file = join(folder, 'many.png')
    const { exitCode, progress } = await run([
      'draw',
      'a nurse',
      '--seed',
      '4',
      ...quick,
      '--images',
      '2',
      '--show-boxes',
      '--out',
      file,
    ])
    assert.equal(exitCode, 0, progress)
    const names = (await readdir(folder)).filter(name => name.startsWith('many'))
    assert.deepEqual(names.sort(), [
      'many-0-boxes.png',
      'many-0.png',
      'many-1-boxes.png',
      'many-1.png',
      'many-sheet.png',
    ])
    assert.notEqual(await sum('many-0.png'), await sum('many-1.png'))
  })

  it('--strip-metadata leaves a picture that cannot be recalled', async () => {
    const file = join(folder, 'bare.png')
    await run(['draw', 'a cat', '--seed', '1', ...quick, '--out', file, '--strip-metadata'])
    const { exitCode, progress } = await run(['draw', '--from', file, '--out', join(folder, 'x.png')])
    assert.equal(exitCode, 2)
    assert.match(progress, /strip-metadata/)
  })

  it('stops within a step when it is interrupted, with exit code 130 and no file', async () => {
    const interruption = new AbortController()
    const file = join(folder, 'stopped.png')
    const { exitCode } = await run(
      ['draw', 'a cat', '--seed', '1', '--size', '256x256', '--steps', '500', '--out', file],
      {
        signal: interruption.signal,
        progressIsTerminal: true,
        writeProgress: text => {
          if (text.includes('step 2/')) interruption.abort()
        },
      },
    )
    assert.equal(exitCode, 130)
    assert.ok(!(await readdir(folder)).includes('stopped.png'))
  })
})
