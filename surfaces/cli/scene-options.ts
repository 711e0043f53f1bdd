/**
 * From a command's words and options to the SDK's: what is re-entered, and what a changed option makes stale.
 *
 * @module
 */
import { basename } from 'node:path'
import { EvencastError } from '../../errors.ts'
import { readScene, type Scene, type SceneOptions } from '../../index.ts'
import type { SavedValues } from '../../saved.ts'
import { parseCastOptions } from './cast-option.ts'
import type { CommandLine } from './command-line.ts'
import type { SceneCommandOptions } from './options.ts'
import { plannerFrom } from './planner-options.ts'

export interface PreparedScene {
  readonly text: string
  readonly options: SceneOptions
}

/** Reads `--from`, lets the given options win over what it holds, and keeps the values that they leave valid. */
export async function prepareScene(
  request: string | undefined,
  given: SceneCommandOptions,
  commandLine: Pick<CommandLine, 'environment' | 'writeProgress'>,
): Promise<PreparedScene> {
  const { seed, size, regions, steps, guidance, uncast } = given
  const planner = await plannerFrom(given, commandLine)
  const cast = parseCastOptions(given.cast)
  const earlier = given.from === undefined ? undefined : await readScene(given.from)
  const base = earlier === undefined ? {} : optionsOf(earlier)
  const changed = withoutUndefined({
    seed,
    size,
    regions,
    steps,
    guidance,
    uncast,
    policy: given.policy,
    model: given.model,
  })
  return {
    text: textOf(request, earlier),
    options: {
      ...base,
      ...changed,
      ...(cast === undefined ? {} : { cast }),
      ...(planner === undefined ? {} : { planner }),
      ...(earlier === undefined ? {} : { saved: stillValid(earlier, given) }),
      environment: commandLine.environment,
    },
  }
}

function textOf(request: string | undefined, earlier: Scene | undefined): string {
  if (request !== undefined && earlier !== undefined && request !== earlier.request.text) {
    throw new EvencastError('EVENCAST_OPTION_INVALID', 'Expected a request or `--from`, got both', {
      hint: 'A saved scene has its own request. Leave one of the two out.',
    })
  }
  return request ?? earlier?.request.text ?? ''
}

function optionsOf({ request }: Scene): SceneOptions {
  const { text: _text, ...options } = request
  return options
}

/** Each option makes stale the first value it decides, and all that follow it. */
function stillValid(earlier: Scene, given: SceneCommandOptions): SavedValues {
  const { plan, cast, layout, script, edits, course } = earlier
  const recast = given.policy !== undefined || given.cast !== undefined
  // A picture names its model folder without the path, so a path to a folder of that name changes nothing.
  const otherModel = given.model !== undefined && basename(given.model) !== basename(earlier.request.model)
  const rearranged = recast || given.size !== undefined || otherModel
  const rewritten =
    rearranged ||
    [given.seed, given.regions, given.steps, given.guidance, given.uncast].some(
      option => option !== undefined,
    )
  return withoutUndefined({
    plan,
    cast: recast ? undefined : cast,
    layout: rearranged ? undefined : layout,
    script: rewritten ? undefined : script,
    edits,
    course,
  })
}

function withoutUndefined<Values extends object>(
  values: Values,
): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Values]?: Exclude<Values[Key], undefined>
  }
}
