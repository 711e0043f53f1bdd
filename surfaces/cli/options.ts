/**
 * The options of the commands, and the numbers and sizes people write in them.
 *
 * @module
 */
import type { Command } from 'commander'
import { invalidValue } from '../../errors.ts'
import type { RegionsMode, Size } from '../../types.ts'
import { addPlannerOptions, type PlannerCommandOptions } from './planner-options.ts'

/** Options that every command of the flow takes. */
export interface SceneCommandOptions extends PlannerCommandOptions {
  readonly seed?: number
  readonly size?: Size
  readonly policy?: string
  readonly cast?: readonly string[]
  readonly model?: string
  readonly regions?: RegionsMode
  readonly steps?: number
  readonly guidance?: number
  readonly uncast?: boolean
  readonly ledger?: string
  readonly from?: string
  readonly requests?: string
  readonly json?: boolean
}

export interface DrawCommandOptions extends SceneCommandOptions {
  readonly out?: string
  readonly images?: number
  readonly showBoxes?: boolean
  /** Redraws a subject may have; true: as many as the SDK takes. */
  readonly verify?: number | true
  readonly stripMetadata?: boolean
}

/** What the flow needs to plan and draw one scene: also what each scene of a run is drawn with. */
export function addFlowOptions(command: Command): Command {
  return addPlannerOptions(command)
    .option('--seed <n>', 'keys every draw and all noise (default: a random one, printed)', parseSeed)
    .option('--size <WxH>', 'canvas in pixels (default: chosen from the content)', parseSize)
    .option('--model <model>', 'a model folder, or openai:MODEL (default: the embedded model)')
    .option('--regions <mode>', 'attention, crops or none (one prompt)', parseRegions)
    .option('--steps <n>', "denoising steps (default: the model's)", parseSteps)
    .option('--guidance <g>', "guidance scale (default: the model's)", parseGuidance)
    .option('--uncast', 'leaves the sampled words out of the boxes, to compare with')
}

export function addSceneOptions(command: Command): Command {
  const casting = command
    .option('--policy <file>', 'who may appear, in what proportions (default: the policy that ships)')
    .option(
      '--cast <distribution>',
      'overrides the policy, e.g. "presentation=feminine:60,masculine:40"',
      collect,
    )
  return addFlowOptions(casting)
    .option(
      '--ledger <place>',
      'quotas go on across requests: a file, or redis://HOST/0?ledger=NAME (implies scope: ledger)',
    )
    .option('--from <saved>', 'goes on from a saved scene: a JSON file, or a PNG that Evencast drew')
    .option('--json', 'prints one JSON object')
}

export function addDrawOptions(command: Command): Command {
  return command
    .option('--out <file>', 'path of the PNG (default: from the request and the seed)')
    .option(
      '--images <n>',
      'pictures to draw from one seed; more than one also leaves a contact sheet',
      parseImages,
    )
    .option('--show-boxes', 'also leaves a picture with every box and its cast')
    .option(
      '--verify [n]',
      'measures every subject and draws anew what differs from its cast, at most n times (default: 2)',
      parseVerify,
    )
    .option('--strip-metadata', 'leaves out of the PNG what it was drawn from')
}

export function addRedrawOptions(command: Command): Command {
  return command
    .option('--seed <n>', "keys the subject's noise (default: a random one, printed)", parseSeed)
    .option('--out <file>', 'path of the PNG (default: beside the old one)')
    .option('--model <model>', 'where the model folder is (default: the model that the picture names)')
    .option('--strip-metadata', 'leaves out of the PNG what it was drawn from')
    .option('--json', 'prints one JSON object')
}

export function parseSeed(text: string): number {
  return wholeNumber(text, '--seed', 0, Number.MAX_SAFE_INTEGER)
}

function parseSteps(text: string): number {
  return wholeNumber(text, '--steps', 1, 1000)
}

export function parseVerify(text: string): number {
  if (/^\d+$/.test(text.trim())) return wholeNumber(text, '--verify', 0, 20)
  throw invalidValue('EVENCAST_OPTION_INVALID', '--verify', 'a whole number from 0 to 20, or nothing', text, {
    hint: 'Write the request before it: evencast draw "two doctors" --verify',
  })
}

export function parseImages(text: string): number {
  return wholeNumber(text, '--images', 1, 1000)
}

function parseGuidance(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= 50) return value
  throw invalidValue('EVENCAST_OPTION_INVALID', '--guidance', 'a number from 0 to 50', text)
}

function parseSize(text: string): Size {
  const match = /^(\d{2,4})[x×](\d{2,4})$/i.exec(text.trim())
  if (match !== null) return { width: Number(match[1]), height: Number(match[2]) }
  throw invalidValue('EVENCAST_OPTION_INVALID', '--size', 'width and height in pixels such as 512x512', text)
}

function parseRegions(text: string): RegionsMode {
  if (text === 'attention' || text === 'crops' || text === 'none') return text
  throw invalidValue('EVENCAST_OPTION_INVALID', '--regions', 'attention, crops or none', text)
}

export function wholeNumber(text: string, name: string, minimum: number, maximum: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text.trim()) && value >= minimum && value <= maximum) return value
  throw invalidValue('EVENCAST_OPTION_INVALID', name, `a whole number from ${minimum} to ${maximum}`, text)
}

function collect(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, text]
}
