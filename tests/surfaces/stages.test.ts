import assert from 'node:assert/strict'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { sceneSchema } from '../../types.ts'
import { run } from './run.ts'

const team = 'a multiracial female basketball team'

describe('plan, cast, layout, script', () => {
  it('print the same scene, each one value longer', async () => {
    const seen: string[][] = []
    for (const stage of ['plan', 'cast', 'layout', 'script']) {
      const { exitCode, output } = await run([stage, team, '--seed', '7', '--json'])
      assert.equal(exitCode, 0)
      assert.equal(output.trimEnd().split('\n').length, 1)
      seen.push(Object.keys(sceneSchema.parse(JSON.parse(output))))
    }
    const without = (keys: readonly string[] | undefined) => keys?.filter(key => key !== 'warnings')
    assert.deepEqual(seen.map(without), [
      ['request', 'plan'],
      ['request', 'plan', 'cast'],
      ['request', 'plan', 'cast', 'layout'],
      ['request', 'plan', 'cast', 'layout', 'script'],
    ])
  })

  it('cast five women of at least three well-separated tones for the team, whatever the seed', async () => {
    for (const seed of ['1', '2', '3', '4', '5']) {
      const { output } = await run(['cast', team, '--seed', seed, '--json'])
      const { cast } = sceneSchema.parse(JSON.parse(output))
      const tones =
        cast?.subjects.map(({ attributes }) => Number(attributes.skin_tone?.value?.split('-')[1])) ?? []
      assert.equal(tones.length, 5)
      assert.ok(
        new Set(tones.map(tone => (tone <= 3 ? 0 : tone <= 5 ? 1 : tone <= 7 ? 2 : 3))).size >= 3,
        String(tones),
      )
      assert.ok(cast?.subjects.every(({ attributes }) => attributes.presentation?.value === 'feminine'))
    }
  })

  it('--uncast keeps cast and boxes, and says of each subject only what was stated', async () => {
    const [cast, uncast] = await Promise.all(
      [[], ['--uncast']].map(async option => {
        const { output } = await run([
          'script',
          'a woman doctor and a nurse',
          '--seed',
          '7',
          '--json',
          ...option,
        ])
        return sceneSchema.parse(JSON.parse(output))
      }),
    )
    assert.deepEqual(uncast?.cast, cast?.cast)
    assert.deepEqual(uncast?.layout, cast?.layout)
    assert.equal(uncast?.request.uncast, true)
    assert.deepEqual(
      uncast?.script?.subjects.map(({ prompt }) => prompt),
      ['a woman doctor', 'a nurse'],
    )
  })

  it('the same seed gives the same cast, another seed another', async () => {
    const [first, again, other] = await Promise.all(
      ['7', '7', '8'].map(
        async seed => (await run(['cast', 'four doctors', '--seed', seed, '--json'])).output,
      ),
    )
    assert.equal(first, again)
    const castOf = (text = '') => JSON.stringify(sceneSchema.parse(JSON.parse(text)).cast)
    assert.notEqual(castOf(first), castOf(other))
  })

  it('--requests answers line by line, and a line that fails stands in its place', async () => {
    const input = (async function* () {
      yield 'a doctor\n'
      yield '\na dog and a cat\n'
    })()
    const { exitCode, output } = await run(['plan', '--requests', '-', '--seed', '1'], {
      standardInput: input,
    })
    const lines = output
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    assert.equal(exitCode, 1)
    assert.equal(lines.length, 3)
    assert.equal(lines[0].plan.subjects[0].role, 'doctor')
    assert.equal(lines[1].error.code, 'EVENCAST_REQUEST_INVALID')
    assert.deepEqual(
      lines[2].plan.subjects.map((subject: { class: string }) => subject.class),
      ['dog', 'cat'],
    )
  })

  it('--cast overrides what the policy says', async () => {
    const { output } = await run([
      'cast',
      'six doctors',
      '--seed',
      '3',
      '--cast',
      'presentation=androgynous:1',
      '--json',
    ])
    const { cast } = sceneSchema.parse(JSON.parse(output))
    assert.ok(cast?.subjects.every(({ attributes }) => attributes.presentation?.value === 'androgynous'))
  })

  it('a sixth subject added to a saved cast changes no attribute of the first five', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'evencast-')), 'scene.json')
    const saved = JSON.parse((await run(['cast', team, '--seed', '7', '--json'])).output)
    const sixth = { ...saved.plan.subjects[4], id: 'basketball-player-6' }
    const grown = { ...saved, plan: { ...saved.plan, subjects: [...saved.plan.subjects, sixth] } }
    await writeFile(file, JSON.stringify(grown))
    const { exitCode, output, progress } = await run(['cast', '--from', file, '--json'])
    assert.equal(exitCode, 0, progress)
    const subjects = JSON.parse(output).cast.subjects
    assert.equal(subjects.length, 6)
    assert.deepEqual(subjects.slice(0, 5), saved.cast.subjects)
    assert.equal(subjects[5].attributes.presentation.value, 'feminine')
    assert.equal(await readFile(file, 'utf8'), JSON.stringify(grown))
  })
})
