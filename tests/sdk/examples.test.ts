import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const loader = import.meta.resolve('tsx')

async function runExample(name: string): Promise<{ output: string; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'evencast-'))
  const file = resolve('examples', name)
  const { stdout } = await execute(process.execPath, ['--import', loader, file], { cwd: folder })
  return { output: stdout, folder }
}

describe('examples', () => {
  it('draw-a-scene.ts leaves a picture of three people', async () => {
    const { output, folder } = await runExample('draw-a-scene.ts')
    assert.ok((await stat(join(folder, 'hospital.png'))).size > 10_000)
    assert.match(output, /rendering: \d/)
    assert.match(output, /doctor-1[\s\S]*nurse-1[\s\S]*nurse-2/)
  })

  it('change-the-cast.ts keeps the first five and casts the sixth', async () => {
    const { output } = await runExample('change-the-cast.ts')
    const lines = output.trimEnd().split('\n')
    assert.equal(lines.length, 6)
    assert.ok(lines.every(line => line.includes('basketball player')))
  })

  it('share-one-model.ts draws two pictures from one seed', async () => {
    const { output } = await runExample('share-one-model.ts')
    assert.match(output, /^0 monk-\d+\n1 monk-\d+\n$/)
  })

  it('redraw-one-person.ts changes one doctor and no byte of the other', async () => {
    const { output, folder } = await runExample('redraw-one-person.ts')
    assert.match(output, /^\d{5,} bytes outside the mask, 0 differ\nan older .* doctor, .*white hair\n$/)
    assert.ok((await stat(join(folder, 'doctors-2.png'))).size > 10_000)
  })

  it('stage-by-stage.ts casts four doctors by a policy of its own', async () => {
    const { output } = await runExample('stage-by-stage.ts')
    assert.equal(output.match(/^doctor-\d · an? .*doctor$/gm)?.length, 4)
    assert.match(output, /feminine: 2, masculine: 2/)
  })

  it('the README shows the first example as it is', async () => {
    const [readme, example] = await Promise.all([
      readFile('README.md', 'utf8'),
      readFile('examples/draw-a-scene.ts', 'utf8'),
    ])
    const shown = example.split('\n').slice(1).join('\n').replace("'../index.ts'", "'evencast'").trim()
    assert.ok(readme.includes(shown), 'README.md no longer shows examples/draw-a-scene.ts')
  })
})
