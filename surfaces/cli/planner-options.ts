/**
 * The options of planners on language models, and what a plan cost, on stderr.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { type Planner, type PlannerPrices, type PlannerUsage, parsePrices } from '../../agents/index.ts'
import { EvencastError } from '../../errors.ts'
import { openPlanner } from '../../index.ts'
import type { CommandLine } from './command-line.ts'

export interface PlannerCommandOptions {
  readonly planner?: string
  readonly plannerFallback?: 'grammar' | 'none'
  readonly plannerReading?: 'combined' | 'model'
  readonly plannerCache?: string
  readonly plannerPrices?: string
}

export function addPlannerOptions(command: Command): Command {
  return command
    .option('--planner <planner>', 'grammar, openai:MODEL or ollama:MODEL (default: grammar)')
    .addOption(
      new Option(
        '--planner-fallback <planner>',
        'who plans where the language model fails (default: grammar); none: an error',
      ).choices(['grammar', 'none']),
    )
    .addOption(
      new Option(
        '--planner-reading <reading>',
        "combined: the grammar's, completed by the model's (default); model: the model's alone",
      ).choices(['combined', 'model']),
    )
    .option('--planner-cache <folder>', "keeps the language model's answers there")
    .option(
      '--planner-prices <file>',
      'JSON of what a million tokens cost: {"openai:MODEL": {"input": 0.15, "output": 0.6, "currency": "USD"}}',
    )
}

/** The planner that the options name; undefined: none is named. */
export async function plannerFrom(
  given: PlannerCommandOptions,
  { environment, writeProgress }: Pick<CommandLine, 'environment' | 'writeProgress'>,
): Promise<Planner | undefined> {
  const { planner, plannerFallback, plannerReading, plannerCache, plannerPrices } = given
  if (planner === undefined) return undefined
  return openPlanner(planner, {
    environment,
    fallback: plannerFallback === 'none' ? 'error' : 'grammar',
    reading: plannerReading,
    cacheFolder: plannerCache,
    prices: plannerPrices === undefined ? undefined : await readPrices(plannerPrices),
    onUsage: usage => writeProgress(`${usageLine(usage)}\n`),
  })
}

/** `openai:gpt-4o-mini: 1 call, 2104 + 187 tokens, 0.00043 USD` */
function usageLine({ model, calls, from, tokens, cost }: PlannerUsage): string {
  if (from === 'grammar') return `${model}: not asked, the grammar read every word`
  if (from === 'cache') return `${model}: not asked, it has answered this before`
  return [
    `${model}: ${calls} ${calls === 1 ? 'call' : 'calls'}`,
    tokens === undefined ? 'tokens not reported' : `${tokens.input} + ${tokens.output} tokens`,
    ...(cost === undefined ? [] : [`${Number(cost.amount.toPrecision(2))} ${cost.currency}`]),
  ].join(', ')
}

async function readPrices(file: string): Promise<PlannerPrices> {
  try {
    return parsePrices(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (EvencastError.isInstance(error)) throw error
    throw new EvencastError('EVENCAST_OPTION_INVALID', `Expected JSON in \`${file}\``, {
      cause: error,
      hint: 'Give `--planner-prices` a file such as {"openai:MODEL": {"input": 0.15, "output": 0.6, "currency": "USD"}}.',
    })
  }
}
