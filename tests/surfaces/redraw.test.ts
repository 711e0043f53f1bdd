import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readDrawing, redraw } from '../../index.ts'
import { sceneSchema } from '../../types.ts'
import { run } from './run.ts'

describe('redraw', () => {
  let folder = ''
  const at = (name: string) => join(folder, name)
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evencast-'))
    const drawn = await run([
      ...['draw', 'two doctors and a nurse', '--seed', '7', '--size', '256x256', '--steps', '2'],
      ...['--out', at('team.png')],
    ])
    assert.equal(drawn.exitCode, 0, drawn.progress)
  })
  after(() => rm(folder, { recursive: true }))

  it('changes one subject as stated, keeps every pixel elsewhere, and the new PNG gives its bytes again', async () => {
    const words = ['redraw', at('team.png'), 'doctor-2', 'hair color=red', 'age=older', '--seed', '3']
    const { exitCode, output, progress } = await run([...words, '--out', at('red.png'), '--json'])
    assert.equal(exitCode, 0, progress)
    const scene = sceneSchema.parse(JSON.parse(output))
    const [old, red] = [await readDrawing(at('team.png')), await readDrawing(at('red.png'))]
    const attributes = (of: typeof old) =>
      of.scene.cast?.subjects.find(({ id }) => id === 'doctor-2')?.attributes
    assert.deepEqual(
      [attributes(red)?.hair_color, attributes(red)?.age],
      ['red', 'older'].map(value => ({ value, source: 'stated' })),
    )
    assert.deepEqual(attributes(red)?.skin_tone, attributes(old)?.skin_tone)
    for (const name of ['cast', 'plan', 'script'] as const) {
      const others = (of: typeof old) => of.scene[name]?.subjects.filter(({ id }) => id !== 'doctor-2')
      assert.deepEqual(others(red), others(old), name)
    }
    assert.match(
      red.scene.script?.subjects.find(({ id }) => id === 'doctor-2')?.prompt ?? '',
      /older .*red hair/,
    )

    const box = old.scene.layout?.subjects.find(({ id }) => id === 'doctor-2')?.box ?? assert.fail()
    const { width, pixels } = old.picture
    let changed = 0
    pixels.forEach((value, index) => {
      if (value === red.picture.pixels[index]) return
      changed += 1
      const [x, y] = [Math.floor(index / 3) % width, Math.floor(index / 3 / width)]
      assert.ok(x >= box.x - 8 && x < box.x + box.width + 8 && y >= box.y - 8 && y < box.y + box.height + 8)
    })
    assert.ok(changed > 500)

    assert.equal(scene.edits?.length, 1)
    const recalled = await run(['draw', '--from', at('red.png'), '--out', at('recalled.png')])
    assert.equal(recalled.exitCode, 0, recalled.progress)
    assert.doesNotMatch(recalled.progress, /saved script differs|drawn anew/)
    assert.deepEqual(await readFile(at('recalled.png')), await readFile(at('red.png')))
  })

  it('draws anew with another seed where nothing is stated, also twice, each from the picture before', async () => {
    await run(['redraw', at('team.png'), 'nurse-1', '--seed', '1', '--out', at('one.png')])
    await run(['redraw', at('one.png'), 'doctor-1', '--seed', '2', '--out', at('two.png')])
    const { scene, picture } = await readDrawing(at('two.png'))
    assert.deepEqual(
      scene.edits?.map(({ subject, stated }) => [subject, stated]),
      [
        ['nurse-1', {}],
        ['doctor-1', {}],
      ],
    )
    assert.notDeepEqual(picture.pixels, (await readDrawing(at('one.png'))).picture.pixels)
    await run(['draw', '--from', at('two.png'), '--out', at('two-again.png')])
    assert.deepEqual(await readFile(at('two-again.png')), await readFile(at('two.png')))
  })

  it('gives the same bytes from the same seed, and names the file after a random one', async () => {
    await run(['redraw', at('team.png'), 'nurse-1', '--seed', '1', '--out', at('same.png')])
    assert.deepEqual(await readFile(at('same.png')), await readFile(at('one.png')))
    const { output } = await run(['redraw', at('team.png'), 'nurse-1'])
    const [, seed, file] = /seed (\d+) [\s\S]*\n(.*\.png)\n$/.exec(output) ?? []
    assert.equal(file, at(`team-nurse-1-${seed}.png`))
  })

  it('says where the old picture was drawn with other weights', async () => {
    const old = await readDrawing(at('team.png'))
    const options = { seed: 1 }
    const known = await redraw(old, 'nurse-1', options)
    const other = await redraw({ ...old, modelHash: 'another' }, 'nurse-1', options)
    const told = ({ scene }: typeof known) => scene.warnings.some(({ feature }) => feature === 'model')
    assert.deepEqual([told(known), told(other)], [false, true])
  })

  it('draws all at once, and says so, where an option leaves the script stale', async () => {
    const words = ['draw', '--from', at('one.png'), '--steps', '1', '--out', at('fresh.png')]
    const { exitCode, progress } = await run(words)
    assert.equal(exitCode, 0, progress)
    assert.match(progress, /warning: Subjects were drawn anew/)
    assert.equal((await readDrawing(at('fresh.png'))).scene.edits, undefined)
  })

  it('teaches: subject, attribute, value, form, a file that is no picture, a picture that was one prompt', async () => {
    const refused = async (words: readonly string[], message: RegExp) => {
      const { exitCode, progress, output } = await run(['redraw', ...words])
      assert.equal(exitCode, 2, progress)
      assert.match(progress, message)
      assert.equal(output, '')
    }
    const team = at('team.png')
    await refused([team, 'doctor-3'], /doctor-1 or doctor-2 or nurse-1/)
    await refused([team, 'doctor-1', 'hat=turban'], /skin_tone/)
    await refused([team, 'doctor-1', 'hair_color=gren'], /black, brown, blond/)
    await refused([team, 'doctor-1', 'older'], /attribute=value/)
    await refused([at('nothing.png'), 'doctor-1'], /readable file/)
    await writeFile(at('text.png'), 'no picture')
    await refused([at('text.png'), 'doctor-1'], /PNG/)
    await run([
      'draw',
      'a cat',
      '--regions',
      'none',
      '--size',
      '128x128',
      '--steps',
      '1',
      '--out',
      at('none.png'),
    ])
    await refused([at('none.png'), 'cat-1'], /one prompt/)
  })
})

describe('draw --verify', () => {
  it('says where its number goes, and that there must be a cast in the boxes', async () => {
    const { exitCode, progress } = await run(['draw', '--verify', 'two doctors'])
    assert.equal(exitCode, 2)
    assert.match(progress, /Write the request before it/)
  })
})
