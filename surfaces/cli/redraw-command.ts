/**
 * `redraw F.png SUBJECT [attribute=value ...]`: one subject again; everybody else stays, to the last pixel.
 *
 * @module
 */
import { randomInt } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { writeSafely } from '../../datasets/write-file.ts'
import { invalidValue } from '../../errors.ts'
import { encodeScene, readDrawing, redraw, type Scene } from '../../index.ts'
import { castTable } from './cast-table.ts'
import type { CommandLine } from './command-line.ts'
import { assertWritable, outputPath } from './output-path.ts'
import { startProgress } from './progress.ts'

export interface RedrawCommandOptions {
  readonly seed?: number
  readonly out?: string
  readonly model?: string
  readonly stripMetadata?: boolean
  readonly json?: boolean
}

/** Draws one subject of a PNG anew and leaves another PNG, which remembers both drawings. */
export async function runRedraw(
  file: string,
  subject: string,
  statements: readonly string[],
  given: RedrawCommandOptions,
  commandLine: CommandLine,
): Promise<void> {
  const attributes = parseStatements(statements)
  const drawing = await readDrawing(file)
  const seed = given.seed ?? randomInt(2 ** 32)
  const target = given.out === undefined ? besides(file, subject, seed) : outputPath(given.out, '', seed)
  await assertWritable(target)

  const progress = startProgress(commandLine, '', () => performance.now())
  const { model } = given
  const { environment, signal } = commandLine
  const options = { attributes, seed, model, environment, signal, onEvent: progress.onEvent }
  const { scene, picture, png } = await redraw(drawing, subject, options)
  progress.warn(scene.warnings)
  await writeSafely(target, given.stripMetadata ? await encodeScene(scene, picture, false) : png)
  const written = withFile(scene, target)
  commandLine.writeOutput(
    given.json ? `${JSON.stringify(written)}\n` : summary(written, subject, seed, target, commandLine.color),
  )
}

/** `hair_color=red` and `hair color=red` are the same; a value keeps its spaces: `mobility_aid="white cane"`. */
function parseStatements(statements: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    statements.map(statement => {
      const [name = '', ...values] = statement.split('=')
      const value = values.join('=').trim()
      const attribute = name
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_')
      if (/^[a-z][a-z0-9_]*$/.test(attribute) && value !== '') return [attribute, value]
      throw invalidValue('EVENCAST_OPTION_INVALID', 'attribute=value', 'such as age=older', statement, {
        hint: 'For example: evencast redraw team.png player-2 presentation=feminine hair_color=red',
      })
    }),
  )
}

/** `team.png` becomes `team-player-2-77.png`, beside it. */
function besides(file: string, subject: string, seed: number): string {
  return join(dirname(file), `${basename(file, '.png')}-${subject.replace(/[^\w-]/g, '')}-${seed}.png`)
}

function withFile(scene: Scene, file: string): Scene {
  return scene.rendering === undefined ? scene : { ...scene, rendering: { ...scene.rendering, file } }
}

function summary(scene: Scene, subject: string, seed: number, file: string, color: boolean): string {
  const { plan, cast, rendering } = scene
  const own = { subjects: cast?.subjects.filter(({ id }) => id === subject) ?? [] }
  const table = plan === undefined ? '' : castTable({ ...plan, subjects: [] }, own, color)
  const edits = scene.edits?.length ?? 0
  const seconds = rendering?.seconds.total.toFixed(1) ?? '?'
  return `\n${table}\nseed ${seed} · edit ${edits} of this picture · ${seconds} s\n${file}\n`
}
