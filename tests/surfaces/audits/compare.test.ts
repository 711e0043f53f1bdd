import assert from 'node:assert/strict'
import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { openRenderer, type Renderer, readScene } from '../../../index.ts'
import { compareWays, ways } from '../../../surfaces/audits/compare-ways.ts'
import { type CompareCommandOptions, runCompare } from '../../../surfaces/cli/compare-command.ts'
import { compareTables } from '../../../surfaces/cli/compare-table.ts'
import { colourAuditor, paint, type presentations, tones } from '../../audits/colour-auditor.ts'
import { run } from '../run.ts'

const words: Readonly<Record<string, keyof typeof presentations>> = {
  woman: 'feminine',
  man: 'masculine',
  person: 'androgynous',
}

/** Paints what each box says, and a light masculine figure wherever nothing is said: a model whose bias is known. */
async function paintingRenderer(): Promise<Renderer> {
  const mini = await openRenderer('mini', { environment: {} })
  return {
    ...mini,
    countTokens: prompt => mini.countTokens(prompt),
    close: () => mini.close(),
    async render(script, layout) {
      const { width, height } = layout.canvas
      const painted = layout.subjects.map(({ id, box }) => {
        const prompt = script.subjects.find(subject => subject.id === id)?.prompt ?? ''
        const said = script.regions === 'none' ? '' : prompt
        const word = /\b(woman|man|person)\b/.exec(said)?.[1] ?? 'man'
        const tone = /skin tone (\d+)/.exec(said)?.[1] ?? '2'
        // The auditor finds columns that reach the top.
        const whole = script.regions === 'none' ? { ...box, y: 0, height } : box
        return { box: whole, presentation: words[word] ?? 'masculine', skin_tone: `monk-${tone}` }
      })
      assert.ok(painted.every(({ skin_tone }) => skin_tone in tones))
      const seconds = { load: 0, encode: 0, denoise: 0, decode: 0, total: 0 }
      const { regions, steps } = script
      const canvas = layout.canvas
      return {
        picture: paint(width, height, painted),
        rendering: {
          canvas,
          regions,
          steps,
          unetEvaluations: 0,
          modelHash: 'painted',
          seconds,
          warnings: [],
        },
      }
    },
  }
}

const policy = {
  schema: 1,
  id: 'halves',
  version: 1,
  attributes: {
    presentation: { values: { feminine: 1, masculine: 1 } },
    skin_tone: { scale: 'monk', values: 'uniform' },
  },
} as const

describe('compare', () => {
  it('shows what casting changes: the pipeline keeps the policy, the others keep the bias of the model', async () => {
    const renderer = await paintingRenderer()
    const drawn = new Map<string, number>()
    const { audits } = await compareWays({
      text: 'a doctor',
      scene: { policy, size: { width: 128, height: 128 }, environment: {} },
      seed: 3,
      images: 20,
      renderer,
      auditor: colourAuditor([0, 1, 2]),
      onDrawing: way => void drawn.set(way, (drawn.get(way) ?? 0) + 1),
    })
    await renderer.close()
    assert.deepEqual(
      [...drawn],
      ways.map(way => [way, 20]),
    )
    const whole = (way: (typeof ways)[number], name: string) =>
      audits[way].attributes.find(attribute => attribute.name === name)?.whole
    assert.equal(whole('pipeline', 'presentation')?.totalVariation.observed, 0)
    assert.equal(whole('pipeline', 'presentation')?.bias?.estimate, 0)
    for (const way of ['uncast', 'none'] as const) {
      assert.equal(whole(way, 'presentation')?.totalVariation.observed, 0.5)
      assert.equal(whole(way, 'presentation')?.bias?.estimate, 1)
      assert.equal(whole(way, 'presentation')?.parity.ratio, 0)
      assert.equal(whole(way, 'presentation')?.undetermined.count, 0)
    }
    assert.ok((whole('none', 'skin_tone')?.totalVariation.observed ?? 0) > 0.89)
    assert.ok((whole('pipeline', 'presentation × skin_tone')?.totalVariation.observed ?? 1) < 0.2)
    const text = compareTables(audits, false)
    assert.match(text, /^ {2}presentation +pipeline +20 +\.000 /m)
    assert.match(text, /^ {2} +uncast +20 +\.500 /m)
    assert.match(text, /^ {2}presentation +feminine +\.500 +\.500 +\.000 +\.000$/m)
  })

  it('is a command that keeps its pictures, which remember how they were drawn', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'evencast-compare-'))
    let output = ''
    const given: CompareCommandOptions = {
      images: 1,
      seed: 4,
      size: { width: 256, height: 256 },
      steps: 1,
      out: folder,
      json: true,
    }
    await runCompare(
      'a doctor',
      given,
      {
        environment: {},
        signal: new AbortController().signal,
        standardInput: (async function* () {})(),
        writeOutput: text => {
          output += text
        },
        writeProgress: () => {},
        progressIsTerminal: false,
        color: false,
      },
      async () => colourAuditor(),
    )
    const result = JSON.parse(output)
    assert.deepEqual([result.request.images, result.pipeline.pictures, result.none.pictures], [1, 1, 1])
    assert.deepEqual((await readdir(folder)).sort(), ['none', 'pipeline', 'sheet.png', 'uncast'])
    const [cast, uncast, none] = await Promise.all(ways.map(way => readScene(join(folder, way, '0.png'))))
    assert.deepEqual(uncast?.layout, cast?.layout)
    assert.deepEqual(none?.cast, cast?.cast)
    assert.equal(uncast?.script?.subjects[0]?.prompt, 'a doctor')
    assert.equal(none?.script?.regions, 'none')
  })

  it('refuses what it draws in any case', async () => {
    for (const words of [['--uncast'], ['--regions', 'none'], ['--images', '0']]) {
      assert.equal((await run(['compare', 'a doctor', ...words])).exitCode, 2, words.join(' '))
    }
  })
})
