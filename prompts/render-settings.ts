/**
 * How the script is drawn: regions, steps and guidance, and what of them the model does not honour.
 *
 * @module
 */
import { EvencastError, invalidValue } from '../errors.ts'
import type { Capabilities, Plan, RegionsMode, Request, Warning } from '../types.ts'
import { scriptWarning } from './warnings.ts'

export interface RenderSettings {
  readonly regions: RegionsMode
  readonly steps: number
  readonly guidance: number
  readonly warnings: readonly Warning[]
}

/**
 * The request's settings, else the model's.
 *
 * @throws EvencastError EVENCAST_OPTION_INVALID for a mode the model lacks, EVENCAST_LAYOUT_INFEASIBLE for more
 * subjects than it has regions for
 */
export function renderSettings(request: Request, plan: Plan, capabilities: Capabilities): RenderSettings {
  const regions = request.regions ?? capabilities.regions.default
  assertMode(regions, capabilities)
  assertSubjects(plan.subjects.length, regions, capabilities)
  return {
    regions,
    steps: request.steps ?? capabilities.steps,
    guidance: request.guidance ?? capabilities.guidance,
    warnings: unsupported(request, plan, regions, capabilities),
  }
}

function assertMode(regions: RegionsMode, { model, regions: { modes } }: Capabilities): void {
  if (modes.includes(regions)) return
  throw invalidValue(
    'EVENCAST_OPTION_INVALID',
    'regions',
    `${modes.join(' or ')} (what ${model} can do)`,
    regions,
    {
      hint: `Leave the option out, or use ${modes.map(mode => `\`--regions ${mode}\``).join(' or ')}.`,
    },
  )
}

function assertSubjects(
  count: number,
  regions: RegionsMode,
  { model, regions: { maximum } }: Capabilities,
): void {
  if (regions === 'none' || count <= maximum) return
  throw new EvencastError(
    'EVENCAST_LAYOUT_INFEASIBLE',
    `Expected at most ${maximum} subjects for ${model}, got ${count}`,
    { hint: 'Ask for fewer subjects, or draw the request as one prompt with `--regions none`.' },
  )
}

function unsupported(
  request: Request,
  plan: Plan,
  regions: RegionsMode,
  { model, honours }: Capabilities,
): readonly Warning[] {
  const excludes = [plan, ...plan.subjects].some(({ excluded }) => (excluded ?? []).length > 0)
  const cases: readonly (readonly [keyof typeof honours, boolean, string])[] = [
    ['seed', true, 'takes no seed; drawing it again gives another picture'],
    ['negative', excludes, 'takes no negative prompt; what was excluded may appear'],
    ['guidance', request.guidance !== undefined, 'takes no guidance scale; the option has no effect'],
    ['steps', request.steps !== undefined, 'takes no number of steps; the option has no effect'],
    [
      'boxes',
      plan.subjects.length > 0 && !(request.regions === 'none' && regions === 'none'),
      'takes no boxes; subjects may stand elsewhere',
    ],
  ]
  return cases
    .filter(([feature, asked]) => asked && !honours[feature])
    .map(([feature, , consequence]) => scriptWarning('unsupported', feature, `${model} ${consequence}.`))
}
