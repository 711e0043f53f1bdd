/**
 * Speed of the renderer, from one process: `node --import tsx bench/speed.ts [MODEL FOLDER] [--repeats N] [--threads N]`.
 * Prints seconds for a scene of five with and without loading the model, eight regions against one prompt at the same
 * canvas and steps, and the share of time outside the ONNX sessions.
 */
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { assetPath } from '../assets.ts'
import { openOnnxRenderer } from '../renderers/onnx/index.ts'
import type { Rendered } from '../renderers/renderer.ts'
import { benchScene } from './scene.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repeats: { type: 'string', default: '5' },
    threads: { type: 'string', default: String(availableParallelism()) },
  },
})
const repeats = Number(values.repeats)
const threads = Number(values.threads)
const renderer = await openOnnxRenderer(positionals[0] ?? assetPath('models/mini'), { threads })
const { steps } = renderer.capabilities
const render = async (subjects: number): Promise<Rendered> => {
  const { script, layout } = benchScene(subjects, renderer.capabilities)
  return renderer.render(script, layout)
}

console.log(
  `${renderer.capabilities.model}, ${steps} steps, 512 x 512, ${threads} threads, ${cpus()[0]?.model}`,
)
const cold = await render(5)
console.log(`5 subjects, with model load   ${seconds(cold.rendering.seconds.total)}`)

const before = renderer.runtimeSeconds()
const processor = process.cpuUsage()
const warm: Rendered[] = []
for (let run = 0; run < repeats; run += 1) warm.push(await render(5))
const total = warm.reduce((sum, { rendering }) => sum + rendering.seconds.total, 0)
const inside = renderer.runtimeSeconds() - before
console.log(`5 subjects, warm              ${seconds(total / repeats)} (mean of ${repeats})`)
// Far more wall-clock than processor seconds per thread: the machine was busy with something else.
const used = process.cpuUsage(processor)
console.log(
  `  processor time              ${seconds((used.user + used.system) / 1e6 / repeats)} over all threads`,
)
const parts = warm.at(-1)?.rendering.seconds
console.log(
  `  encode ${seconds(parts?.encode)}, denoise ${seconds(parts?.denoise)}, decode ${seconds(parts?.decode)}, ${warm.at(-1)?.rendering.unetEvaluations} UNet evaluations`,
)
console.log(`outside the ONNX sessions     ${((1 - inside / total) * 100).toFixed(1)} %`)

// Interleaved, so that other load on the machine falls on both alike; text is encoded beforehand.
const ratios: number[] = []
await render(8)
await render(0)
for (let run = 0; run < repeats; run += 1) {
  const eight = await render(8)
  const one = await render(0)
  ratios.push(eight.rendering.seconds.denoise / one.rendering.seconds.denoise)
}
console.log(`8 regions against 1 prompt    ${median(ratios).toFixed(3)} x (median of ${repeats}, denoising)`)
await renderer.close()

function seconds(value: number | undefined): string {
  return `${(value ?? Number.NaN).toFixed(2)} s`
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
