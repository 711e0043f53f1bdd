/**
 * `policy check FILE` and `policy show FILE`.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { checkPolicy, compilePolicy, type PolicyReading, policyFromReading } from '../../casting/index.ts'
import { openRenderer } from '../../index.ts'
import { readPolicyFile } from '../../policy-file.ts'
import type { Vocabulary } from '../../types.ts'
import type { CommandLine } from './command-line.ts'
import { parseSeed, wholeNumber } from './options.ts'
import { checkJson, checkText } from './policy-check-text.ts'
import { problemsText } from './policy-problems-text.ts'
import { type PolicyShowOptions, showPolicy } from './policy-show.ts'

interface PolicyCheckOptions {
  readonly images: number
  readonly subjectsPerImage: number
  readonly model: string
  readonly json?: boolean
}

/** Adds both commands under `policy`. */
export function addPolicyCommands(
  program: Command,
  commandLine: CommandLine,
  setExitCode: (code: number) => void,
): void {
  const policy = program.command('policy').description('checks and shows policies, before anything is drawn')
  const check = policy
    .command('check')
    .description('says what is wrong or in conflict, what shares to expect, and what the model cannot draw')
  addSizeOptions(check)
    .option('--model <model>', 'whose vocabulary to check against: a folder, openai:MODEL or `mini`', 'mini')
    .action(async (file: string, options: PolicyCheckOptions) =>
      setExitCode(await runCheck(file, options, commandLine)),
    )
  const show = policy
    .command('show')
    .description(
      'casts a set and counts it: quota beside independent draws, as a table and a picture of bars',
    )
  addSizeOptions(show)
    .option('--class <class>', 'who is cast: person, person/nurse, car (default: the first the policy draws)')
    .option('--seed <n>', 'keys every draw', parseSeed, 1)
    .option('--out <file>', 'also leaves a picture of the bars: F.png or F.svg')
    .action(async (file: string, options: PolicyShowOptions) => {
      const loaded = policyFromReading(await readPolicyFile(file))
      await showPolicy(loaded, options, commandLine)
    })
}

function addSizeOptions(command: Command): Command {
  return command
    .argument('<file>', 'the policy')
    .option('--images <n>', 'pictures in the set', parseImages, 60)
    .option('--subjects-per-image <n>', 'subjects in each picture', parseSubjects, 1)
    .option('--json', 'prints one JSON object')
}

async function runCheck(
  file: string,
  options: PolicyCheckOptions,
  commandLine: CommandLine,
): Promise<number> {
  const reading: PolicyReading = await readPolicyFile(file)
  const { policy, problems } = reading
  if (policy === undefined) {
    const text = await readFile(file, 'utf8')
    commandLine.writeOutput(
      options.json ? `${JSON.stringify({ file, problems })}\n` : problemsText(problems, file, text),
    )
    return 2
  }
  const vocabulary = await vocabularyOf(options.model, commandLine)
  const forecast = checkPolicy({ policy, ...options, vocabulary })
  const compiled = compilePolicy(policy)
  const checked = { file, policy, compiled, forecast, place: reading.place, model: options.model }
  commandLine.writeOutput(
    options.json ? `${JSON.stringify(checkJson(checked))}\n` : checkText(checked, commandLine.color),
  )
  return forecast.classes.some(({ conflicts }) => conflicts.length > 0) ? 2 : 0
}

function parseImages(text: string): number {
  return wholeNumber(text, '--images', 1, 100_000)
}

function parseSubjects(text: string): number {
  return wholeNumber(text, '--subjects-per-image', 1, 100)
}

/** Opening a model reads its description only; undefined: it draws any word. */
async function vocabularyOf(model: string, commandLine: CommandLine): Promise<Vocabulary | undefined> {
  if (model.startsWith('openai:')) return undefined
  const renderer = await openRenderer(model, { environment: commandLine.environment })
  await renderer.close()
  return renderer.capabilities.vocabulary
}
