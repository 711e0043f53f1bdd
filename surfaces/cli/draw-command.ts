/**
 * `draw`: every stage to a PNG, the stages on stderr; the cast, the seed and the path on stdout.
 *
 * @module
 */
import { randomInt } from 'node:crypto'
import { writeSafely } from '../../datasets/write-file.ts'
import { EvencastError } from '../../errors.ts'
import {
  draw,
  encodeScene,
  openAuditor,
  openLedger,
  openRenderer,
  type Picture,
  type Scene,
  type SceneOptions,
} from '../../index.ts'
import { boxesPicture } from '../pictures/boxes.ts'
import { contactSheet } from '../pictures/contact-sheet.ts'
import { castTable } from './cast-table.ts'
import type { CommandLine } from './command-line.ts'
import type { DrawCommandOptions } from './options.ts'
import { assertWritable, boxesPath, imagePath, outputPath, sheetPath } from './output-path.ts'
import { startProgress } from './progress.ts'
import { prepareScene } from './scene-options.ts'
import { verificationTable } from './verification-table.ts'

interface Drawn {
  readonly scene: Scene
  readonly picture: Picture
}

/** Draws `--images` pictures from one seed with one warm model. */
export async function runDraw(
  request: string | undefined,
  given: DrawCommandOptions,
  commandLine: CommandLine,
): Promise<void> {
  const { text, options } = await prepareScene(request, given, commandLine)
  const seed = options.seed ?? randomInt(2 ** 32)
  const images = given.images ?? 1
  const file = outputPath(given.out, text, seed)
  await assertWritable(file)

  const renderer = await openRenderer(options.model ?? 'mini', { environment: commandLine.environment })
  const drawn: Drawn[] = []
  const ledger = given.ledger === undefined ? undefined : await openLedger(given.ledger)
  const auditor = given.verify === undefined ? undefined : await openAuditor()
  try {
    for (let image = 0; image < images; image += 1) {
      const target = imagePath(file, image, images)
      const label = images === 1 ? '' : `image ${image + 1}/${images}`
      const place = images === 1 ? {} : { image, images }
      const shared = { ...options, seed, renderer, auditor, ledger, ...place }
      drawn.push(await drawImage(text, shared, target, label, given, commandLine))
    }
  } finally {
    await renderer.close()
    await auditor?.close()
    await ledger?.close()
  }
  if (images > 1) await writeSheet(file, drawn, commandLine)
  if (given.json) commandLine.writeOutput(`${JSON.stringify(asJson(drawn))}\n`)
}

async function drawImage(
  text: string,
  options: SceneOptions,
  file: string,
  label: string,
  given: DrawCommandOptions,
  commandLine: CommandLine,
): Promise<Drawn> {
  const progress = startProgress(commandLine, label, () => performance.now())
  const { scene, picture, png } = await draw(text, {
    ...options,
    verify: given.verify,
    signal: commandLine.signal,
    onEvent: progress.onEvent,
  })
  progress.warn(scene.warnings)
  await writeSafely(file, given.stripMetadata ? await encodeScene(scene, picture, false) : png)
  if (given.showBoxes) await writeBoxes(boxesPath(file), scene, png)
  const written = withFile(scene, file)
  if (!given.json) commandLine.writeOutput(summary(written, file, commandLine.color))
  return { scene: written, picture }
}

async function writeBoxes(file: string, { layout, plan, cast }: Scene, png: Uint8Array): Promise<void> {
  if (layout === undefined || plan === undefined || cast === undefined) return
  await writeSafely(file, await boxesPicture({ layout, plan, cast }, png))
}

async function writeSheet(file: string, drawn: readonly Drawn[], commandLine: CommandLine): Promise<void> {
  const target = sheetPath(file)
  const tiles = drawn.map(({ scene, picture }) => ({ picture, caption: `image ${scene.request.image}` }))
  await writeSafely(target, await contactSheet(tiles))
  commandLine.writeProgress(`contact sheet: ${target}\n`)
}

function withFile(scene: Scene, file: string): Scene {
  if (scene.rendering === undefined) {
    throw new EvencastError('EVENCAST_RENDERER_FAILED', 'Expected a rendering, got none')
  }
  return { ...scene, rendering: { ...scene.rendering, file } }
}

function summary(scene: Scene, file: string, color: boolean): string {
  const { plan, cast, rendering, verification, request } = scene
  const verified = verification === undefined ? '' : `\n${verificationTable(verification)}`
  const table = plan && cast ? `${castTable(plan, cast, color)}${undrawnCast(scene)}` : ''
  const seconds = rendering?.seconds.total.toFixed(1) ?? '?'
  return `\n${table}${verified}\nseed ${request.seed} · policy ${request.policy.id} v${request.policy.version} · ${seconds} s\n${file}\n`
}

/** The table shows who was cast; a picture for comparison does not show them. */
function undrawnCast({ request, script }: Scene): string {
  if (script?.regions === 'none') return '(none of it was drawn: the request was one prompt, without boxes)\n'
  return request.uncast === true ? '(what was sampled was left out of the boxes: --uncast)\n' : ''
}

function asJson(drawn: readonly Drawn[]): Scene | { readonly images: readonly Scene[] } {
  const [first] = drawn
  return drawn.length === 1 && first !== undefined ? first.scene : { images: drawn.map(({ scene }) => scene) }
}
