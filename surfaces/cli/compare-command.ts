/**
 * `compare`: the pipeline against the same boxes without their cast, and against one prompt.
 *
 * @module
 */
import { randomInt } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Auditor, openAuditor } from '../../audits/index.ts'
import { writeSafely } from '../../datasets/write-file.ts'
import { EvencastError } from '../../errors.ts'
import { type Drawing, openRenderer, type Picture } from '../../index.ts'
import { compareWays, type Way, ways } from '../audits/compare-ways.ts'
import { contactSheet } from '../pictures/contact-sheet.ts'
import type { CommandLine } from './command-line.ts'
import { compareTables } from './compare-table.ts'
import type { SceneCommandOptions } from './options.ts'
import { prepareScene } from './scene-options.ts'

export interface CompareCommandOptions extends SceneCommandOptions {
  readonly images?: number
  readonly out?: string
  readonly instrument?: string
}

const usualImages = 20
/** Images on the contact sheet, each in a row of three. */
const sheetImages = 16

/** Draws `--images` pictures each way; `open` opens the instrument. */
export async function runCompare(
  request: string | undefined,
  given: CompareCommandOptions,
  commandLine: CommandLine,
  open: (folder: string | undefined) => Promise<Auditor> = openAuditor,
): Promise<void> {
  rejectNone(given)
  const { text, options } = await prepareScene(request, given, commandLine)
  const seed = options.seed ?? randomInt(2 ** 32)
  const images = given.images ?? usualImages
  const auditor = await open(given.instrument)
  const renderer = await openRenderer(options.model ?? 'mini', { environment: commandLine.environment })
  const keep = keepPictures(given.out)
  try {
    const { audits, scene } = await compareWays({
      text,
      scene: options,
      seed,
      images,
      renderer,
      auditor,
      signal: commandLine.signal,
      onDrawing: async (way, image, drawing) => {
        progress(way, image, images, commandLine)
        await keep.add(way, image, drawing)
      },
    })
    await keep.finish(commandLine)
    const { policy } = scene.request
    const head = {
      text: scene.request.text,
      seed,
      images,
      policy: { id: policy.id, version: policy.version },
    }
    commandLine.writeOutput(
      given.json
        ? `${JSON.stringify({ request: head, instrument: auditor.instrument, ...audits })}\n`
        : `“${head.text}” · ${images} images each way · seed ${seed} · policy ${policy.id} v${policy.version} · instrument ${auditor.instrument.name} (${auditor.instrument.hash.slice(0, 8)})\n\n${compareTables(audits, commandLine.color)}`,
    )
  } finally {
    await renderer.close()
    await auditor.close()
  }
}

function rejectNone({ regions, uncast }: CompareCommandOptions): void {
  if (regions !== 'none' && uncast !== true) return
  throw new EvencastError(
    'EVENCAST_OPTION_INVALID',
    `Expected attention or crops for the pipeline, got ${uncast === true ? '--uncast' : '--regions none'}`,
    { hint: 'A comparison draws the pipeline, `uncast` and `none` in any case. Leave the option out.' },
  )
}

/** With `--out` every picture is written as it comes, and some of them onto a sheet of three columns. */
function keepPictures(folder: string | undefined) {
  const tiles: { readonly picture: Picture; readonly caption: string }[] = []
  return {
    async add(way: Way, image: number, { picture, png }: Drawing): Promise<void> {
      if (folder === undefined) return
      await mkdir(join(folder, way), { recursive: true })
      await writeSafely(join(folder, way, `${image}.png`), png)
      if (image < sheetImages) tiles.push({ picture, caption: `${way} ${image}` })
    },
    async finish(commandLine: CommandLine): Promise<void> {
      if (folder === undefined) return
      const sheet = join(folder, 'sheet.png')
      await writeSafely(sheet, await contactSheet(tiles, { columns: ways.length }))
      commandLine.writeProgress(`pictures: ${folder} · contact sheet: ${sheet}\n`)
    },
  }
}

function progress(way: Way, image: number, images: number, commandLine: CommandLine): void {
  const line = `image ${image + 1}/${images} · ${way}`
  if (commandLine.progressIsTerminal) {
    const end = image + 1 === images && way === ways.at(-1) ? '\n' : ''
    commandLine.writeProgress(`\r\u001b[2K${line}${end}`)
  } else if (way === ways.at(-1)) commandLine.writeProgress(`image ${image + 1}/${images}\n`)
}
