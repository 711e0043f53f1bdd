/**
 * `plan`, `cast`, `layout`, `script`: the flow up to that stage, as JSON.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { EvencastError } from '../../errors.ts'
import {
  castScene,
  layoutScene,
  openLedger,
  openRenderer,
  planScene,
  type Renderer,
  type Scene,
  type SceneOptions,
  scriptScene,
} from '../../index.ts'
import type { CommandLine } from './command-line.ts'
import { failureJson } from './failures.ts'
import type { SceneCommandOptions } from './options.ts'
import { prepareScene } from './scene-options.ts'

const stages = { plan: planScene, cast: castScene, layout: layoutScene, script: scriptScene } as const

/** Prints the scene as far as the stage; with `--requests` one line per request. Returns the exit code. */
export async function runStage(
  stage: keyof typeof stages,
  request: string | undefined,
  options: SceneCommandOptions,
  commandLine: CommandLine,
): Promise<number> {
  if (options.requests !== undefined) return runRequests(stage, options.requests, options, commandLine)
  const prepared = await prepareScene(request, options, commandLine)
  const scene = await stages[stage](prepared.text, {
    ...prepared.options,
    ledger: options.ledger,
    signal: commandLine.signal,
  })
  commandLine.writeOutput(`${JSON.stringify(scene, null, options.json ? undefined : 2)}\n`)
  if (!options.json) warnAbout(scene, commandLine)
  return 0
}

/** A line that fails prints its error in its place; the others go on. */
async function runRequests(
  stage: keyof typeof stages,
  file: string,
  given: SceneCommandOptions,
  commandLine: CommandLine,
): Promise<number> {
  const { text: _text, options } = await prepareScene('', given, commandLine)
  const lines = await requestLines(file, commandLine)
  const renderer = await sharedRenderer(stage, options)
  const ledger = given.ledger === undefined ? undefined : await openLedger(given.ledger)
  const opened = renderer === undefined ? {} : { renderer }
  const shared = { ...options, ...opened, ledger, signal: commandLine.signal }
  let failed = 0
  for (const line of lines) {
    const result = await attempt(() => stages[stage](line, shared))
    if ('error' in result) failed += 1
    commandLine.writeOutput(`${JSON.stringify(result)}\n`)
  }
  await renderer?.close()
  await ledger?.close()
  return failed > 0 ? 1 : 0
}

/** One renderer describes the model to all lines; `plan` and `cast` need none. */
function sharedRenderer(stage: keyof typeof stages, options: SceneOptions): Promise<Renderer> | undefined {
  if (stage === 'plan' || stage === 'cast') return undefined
  return openRenderer(options.model ?? 'mini', { environment: options.environment ?? {} })
}

async function attempt(run: () => Promise<Scene>): Promise<Scene | ReturnType<typeof failureJson>> {
  try {
    return await run()
  } catch (error) {
    if (EvencastError.isInstance(error) && error.code === 'EVENCAST_ABORTED') throw error
    return failureJson(error)
  }
}

async function requestLines(file: string, commandLine: CommandLine): Promise<readonly string[]> {
  const text = file === '-' ? await readAll(commandLine.standardInput) : await readRequests(file)
  const lines = text.split(/\r?\n/)
  // An empty line in between fails in its place, so that answers and requests stay aligned.
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

async function readRequests(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new EvencastError(
      'EVENCAST_OPTION_INVALID',
      `Expected a readable file for \`--requests\`, got ${file}`,
      {
        cause: error,
        hint: 'One request a line; `-` reads standard input.',
      },
    )
  }
}

async function readAll(input: CommandLine['standardInput']): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of input)
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
  return text
}

function warnAbout(scene: Scene, commandLine: CommandLine): void {
  for (const warning of scene.warnings) commandLine.writeProgress(`warning: ${warning.details}\n`)
}
