/**
 * `draw --verify` against plain `draw`: what failed before and after, and what it cost.
 * `node --import tsx bench/verify.ts [--scenes 200] [--attempts 2] [--seed 9000] [--size 512x512] [--instrument FOLDER]`.
 *
 * The instrument that chooses is the one that counts, so that the figures after verifying lean to the good side by its
 * own errors; those it makes on drawn subjects stand in its card.
 *
 * @module
 */
import { parseArgs } from 'node:util'
import { draw, openAuditor, openRenderer, type Verification } from '../index.ts'

const { values } = parseArgs({
  options: {
    scenes: { type: 'string', default: '200' },
    attempts: { type: 'string', default: '2' },
    seed: { type: 'string', default: '9000' },
    size: { type: 'string', default: '512x512' },
    model: { type: 'string', default: 'mini' },
    instrument: { type: 'string' },
  },
})
const scenes = Number(values.scenes)
const [width = 512, height = 512] = values.size.split('x').map(Number)

/** Five people each, of trades that the embedded model draws as busts and as full figures. */
const requests = [
  'five doctors in a hospital',
  'a basketball team of five',
  'a teacher, a judge, a pilot, a farmer and a nurse in a park',
  'five cooks in a kitchen',
  'two scientists, two students and a firefighter on a street',
]

const renderer = await openRenderer(values.model)
const auditor = await openAuditor(values.instrument)
const results: { readonly verification: Verification; readonly drawing: number }[] = []
try {
  for (let scene = 0; scene < scenes; scene += 1) {
    const started = performance.now()
    const { scene: drawn } = await draw(requests[scene % requests.length] ?? '', {
      seed: Number(values.seed) + scene,
      size: { width, height },
      verify: Number(values.attempts),
      renderer,
      auditor,
    })
    const { verification } = drawn
    if (verification === undefined) throw new Error('Nothing was verified')
    const drawing = (performance.now() - started) / 1000 - verification.seconds
    results.push({ verification, drawing })
    process.stderr.write(`\r${scene + 1}/${scenes} `)
  }
} finally {
  await renderer.close()
  await auditor.close()
}
process.stderr.write('\n')

const subjects = results.flatMap(({ verification }) => verification.subjects)
const [before, after] = [
  countFailures(subjects.map(({ failedBefore }) => failedBefore)),
  countFailures(subjects.map(({ failedAfter }) => failedAfter)),
]
const attributes = [...new Set([...before.keys(), ...after.keys()])]
const failing = (lists: readonly (readonly string[])[]) => lists.filter(failed => failed.length > 0).length
const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, value) => sum + value, 0) / Math.max(numbers.length, 1)

console.log(
  `${scenes} scenes, ${subjects.length} subjects, at most ${values.attempts} redraws each, ${width}x${height}, instrument ${results[0]?.verification.instrument}`,
)
for (const attribute of attributes) {
  console.log(
    `${attribute.padEnd(14)} ${before.get(attribute) ?? 0} failed before, ${after.get(attribute) ?? 0} after`,
  )
}
console.log(`all attributes ${sum(before)} failed before, ${sum(after)} after`)
console.log(
  `subjects       ${failing(subjects.map(({ failedBefore }) => failedBefore))} failed before, ${failing(subjects.map(({ failedAfter }) => failedAfter))} after`,
)
console.log(
  `time           ${mean(results.map(({ drawing }) => drawing)).toFixed(2)} s to draw a scene, ${mean(results.map(({ verification }) => verification.seconds)).toFixed(2)} s to verify it; ${mean(results.map(({ verification }) => verification.subjects.reduce((total, { attempts }) => total + attempts, 0))).toFixed(2)} redraws a scene`,
)

function countFailures(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const attribute of lists.flat()) counts.set(attribute, (counts.get(attribute) ?? 0) + 1)
  return counts
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0)
}
