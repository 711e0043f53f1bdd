/**
 * Plans every request of the sets by the grammar, casts it with three seeds, arranges it on the canvas that the content
 * chooses, and checks every layout strictly: `npx tsx bench/layouts.ts [--size WxH] [--sheet PREVIEWS.png] [--set held-out] [--form F]`.
 * Failures are named for the written and the development set only.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { EvencastError } from '../errors.ts'
import { castScene, layoutScene, openRenderer } from '../index.ts'
import { layoutPreview } from '../layouts/index.ts'
import type { Cast, Plan, Scene, Size } from '../types.ts'
import { strictCheck } from './strict-check.ts'
import { brokenRelations } from './strict-relations.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string' },
    sheet: { type: 'string' },
    form: { type: 'string' },
    set: { type: 'string' },
  },
})
const size = sizeOf(values.size)
const seeds = [1, 2, 3]
const grid = 8
const renderer = await openRenderer('mini', { environment: {} })
const previews: string[] = []

let passed = true
for (const [name, requests] of await requestSets()) {
  if (values.set !== undefined && values.set !== name) continue
  const results = []
  for (const request of requests) results.push(...(await arrangeRequest(request)))
  report(name, results, name === 'written' || name === 'development')
}
await renderer.close()
if (values.sheet !== undefined) await writeSheet(previews.slice(0, 60), values.sheet)
process.exitCode = passed ? 0 : 1

interface Result {
  readonly text: string
  readonly broken: readonly string[]
  readonly relations: number
  readonly untrue: number
  readonly milliseconds: number
}

async function requestSets(): Promise<readonly (readonly [string, readonly string[]])[]> {
  const read = (file: string) => readFile(new URL(file, import.meta.url), 'utf8')
  const lines = (text: string) => text.split('\n').filter(line => line.trim() !== '')
  const understood = async (part: string) =>
    lines(await read(`./understanding/${part}.jsonl`))
      .map((line): { readonly form: string; readonly request: string } => JSON.parse(line))
      .filter(({ form }) => values.form === undefined || form === values.form)
      .map(({ request }) => request)
  return [
    ['written', values.form === undefined ? lines(await read('./requests/requests.txt')) : []],
    ['development', await understood('development')],
    ['held-out', await understood('held-out')],
    ['fresh', await understood('fresh')],
  ]
}

/** Nothing where the request gives no plan or no cast: that is not the arrangement's affair. */
async function arrangeRequest(text: string): Promise<readonly Result[]> {
  const results = []
  for (const seed of seeds) {
    const scene = await castOf(text, seed)
    if (scene?.plan !== undefined && scene.cast !== undefined)
      results.push(await arrange(text, { plan: scene.plan, cast: scene.cast, seed }))
  }
  return results
}

async function castOf(text: string, seed: number): Promise<Scene | undefined> {
  try {
    return await castScene(text, { seed })
  } catch (error) {
    if (EvencastError.isInstance(error)) return undefined
    throw error
  }
}

interface Castable {
  readonly plan: Plan
  readonly cast: Cast
  readonly seed: number
}

async function arrange(text: string, { plan, cast, seed }: Castable): Promise<Result> {
  const relations = plan.relations.length
  const options = { seed, renderer, ...(size === undefined ? {} : { size }) }
  const started = performance.now()
  const time = () => performance.now() - started
  try {
    const { layout } = await layoutScene(text, { ...options, saved: { plan, cast } })
    const milliseconds = time()
    if (layout === undefined) throw new Error('The flow ended without a layout')
    if (seed === seeds[0]) previews.push(layoutPreview({ plan, cast, layout }))
    const untrue = brokenRelations(plan, layout).length
    return { text, broken: strictCheck({ plan, layout, cast, grid }), relations, untrue, milliseconds }
  } catch (error) {
    if (!EvencastError.isInstance(error)) throw error
    const broken = [`${error.code}: ${error.message}`]
    return { text, broken, relations, untrue: relations, milliseconds: time() }
  }
}

function report(name: string, results: readonly Result[], named: boolean): void {
  const failed = results.filter(({ broken }) => broken.length > 0)
  if (named)
    for (const { text, broken } of failed) console.log(`FAIL ${text}\n     ${broken.join('\n     ')}`)
  const sum = (of: (result: Result) => number) => results.reduce((total, one) => total + of(one), 0)
  const [relations, untrue] = [sum(one => one.relations), sum(one => one.untrue)]
  const times = results.map(one => one.milliseconds).toSorted((one, other) => one - other)
  const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(4))
  console.log(
    [
      `${name}: ${results.length} layouts`,
      `${share(results.length - failed.length, results.length)} valid`,
      `${share(relations - untrue, relations)} of ${relations} relations true`,
      `median ${times[times.length >> 1]?.toFixed(1)} ms, longest ${times.at(-1)?.toFixed(1)} ms`,
    ].join(', '),
  )
  passed &&= failed.length <= 0.005 * results.length && untrue <= 0.01 * relations
}

function sizeOf(words: string | undefined): Size | undefined {
  if (words === undefined) return undefined
  const [width, height] = words.split('x').map(Number)
  if (width === undefined || height === undefined || Number.isNaN(width + height)) {
    throw new EvencastError('EVENCAST_OPTION_INVALID', `Expected WxH for \`--size\`, got "${words}"`)
  }
  return { width, height }
}

async function writeSheet(pictures: readonly string[], file: string): Promise<void> {
  const [columns, cell, gap] = [6, 400, 8]
  const tiles = await Promise.all(
    pictures.map(async (preview, index) => ({
      input: await sharp(Buffer.from(preview))
        .resize(cell, cell, { fit: 'contain', background: '#999' })
        .png()
        .toBuffer(),
      left: gap + (index % columns) * (cell + gap),
      top: gap + Math.floor(index / columns) * (cell + gap),
    })),
  )
  const rows = Math.ceil(pictures.length / columns)
  const [width, height] = [gap + columns * (cell + gap), gap + rows * (cell + gap)]
  await sharp({ create: { width, height, channels: 3, background: '#999' } })
    .composite(tiles)
    .png()
    .toFile(file)
}
