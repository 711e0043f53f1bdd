/**
 * `batch POLICY --requests FILE --images N --out DIR`: many pictures whose casts keep the policy together, resumable.
 *
 * @module
 */
import { openPlanner } from '../../agents/index.ts'
import { EvencastError } from '../../errors.ts'
import {
  type Budget,
  type JobDrawer,
  listJobs,
  listPrice,
  type OpenedRun,
  openBudget,
  openRun,
  planRequests,
  type RequestPlan,
  type RunManifest,
  type RunSummary,
  readManifest,
  readRunLedger,
  runFolder,
  runJobs,
} from '../../jobs/index.ts'
import { orderRedraws } from '../exports/order-redraws.ts'
import { forecastBatch, forecastText } from './batch-forecast.ts'
import { askedManifest } from './batch-manifest.ts'
import type { BatchCommandOptions } from './batch-options.ts'
import { startBatchProgress } from './batch-progress.ts'
import { openBatchRunner } from './batch-runner.ts'
import { assertWhole, summaryText } from './batch-summary.ts'
import { type BatchTools, modelOf, openDrawer, shippedTools } from './batch-tools.ts'
import type { CommandLine } from './command-line.ts'
import { plannerFrom } from './planner-options.ts'

export async function runBatch(
  policy: string | undefined,
  given: BatchCommandOptions,
  commandLine: CommandLine,
  tools: BatchTools = shippedTools(commandLine),
): Promise<void> {
  const goesOn = given.resume === true || given.topUp !== undefined
  const begun = goesOn ? await readManifest(runFolder(given.out).manifest) : undefined
  const asked = await askedManifest(policy, { ...given, resume: goesOn }, begun, tools, commandLine)
  if (given.dryRun) return predict(asked ?? begun, given, commandLine, tools)
  const run = await openRun(given.out, { asked, resume: goesOn })
  try {
    const model = await modelOf(run.manifest, given, tools)
    commandLine.writeProgress(`seed ${run.manifest.seed} · ${run.manifest.images} pictures · ${given.out}\n`)
    const budget = await budgetOf(run, given, commandLine)
    const plans = await plansOf(run.manifest, run.folder.plans, given, commandLine)
    if (given.topUp !== undefined) await orderTopUp(run, given.topUp, commandLine, tools)
    const drawer = await openDrawer(run.manifest, model, tools)
    try {
      await drawAll({ run, plans, budget, drawer, given, commandLine, tools })
    } finally {
      await drawer.close()
    }
  } finally {
    await run.close()
  }
}

async function orderTopUp(
  { folder }: OpenedRun,
  topUp: number | true,
  commandLine: CommandLine,
  { openAuditor: open }: BatchTools,
): Promise<void> {
  const { environment, signal, writeProgress } = commandLine
  const auditor = await open()
  try {
    const most = topUp === true ? 1 : topUp
    const { measured, missed, ordered } = await orderRedraws(folder, { auditor, most, environment, signal })
    writeProgress(`measured ${measured} · ${missed} miss something · ${ordered} are drawn anew\n`)
  } finally {
    await auditor.close()
  }
}

interface Drawing {
  readonly run: OpenedRun
  readonly plans: readonly RequestPlan[]
  readonly budget: Budget | undefined
  readonly drawer: JobDrawer
  readonly given: BatchCommandOptions
  readonly commandLine: CommandLine
  readonly tools: BatchTools
}

async function drawAll({ run, plans, budget, drawer, given, commandLine, tools }: Drawing): Promise<void> {
  const { clock, now } = tools
  const { perform } = drawer
  const { signal, writeOutput } = commandLine
  const progress = startBatchProgress(commandLine, { json: given.json === true, now })
  const onInterrupt = () =>
    commandLine.writeProgress('\nfinishing the pictures under way; press Ctrl-C again to stop at once\n')
  signal.addEventListener('abort', onInterrupt)
  const runner = await openBatchRunner(given, workersOf(run.manifest, given), commandLine, now)
  try {
    const summary: RunSummary = await runJobs({
      ...{ run, plans, runner, perform, budget, signal, clock, now },
      onEvent: progress.onEvent,
    })
    progress.end()
    const cost = budget?.spent()
    writeOutput(
      given.json
        ? `${JSON.stringify({ event: 'summary', ...summary, seed: run.manifest.seed, ...(cost === undefined ? {} : { cost }) })}\n`
        : summaryText(summary, { folder: run.folder, seed: run.manifest.seed, cost }),
    )
    assertWhole(summary, run.folder)
  } catch (error) {
    progress.end()
    if (EvencastError.isInstance(error) && error.code === 'EVENCAST_OUTPUT_FAILED')
      throw await unkept(error, run)
    throw error
  } finally {
    signal.removeEventListener('abort', onInterrupt)
    await runner.close()
  }
}

async function predict(
  manifest: RunManifest | undefined,
  given: BatchCommandOptions,
  commandLine: CommandLine,
  tools: BatchTools,
): Promise<void> {
  if (manifest === undefined)
    throw new EvencastError('EVENCAST_RUN_DIFFERS', `Expected a run in ${given.out}, got none`, {
      hint: 'Name the policy, --requests and --images, too.',
    })
  const { signal, environment, writeOutput } = commandLine
  const plans = await plansOf(manifest, undefined, given, commandLine)
  const drawer = await openDrawer(manifest, await modelOf(manifest, given, tools), tools)
  try {
    const forecast = await forecastBatch({
      list: listJobs(manifest, plans),
      perform: drawer.perform,
      workers: workersOf(manifest, given),
      price: given.price ?? listPrice(manifest.model, environment),
      isHosted: isHosted(manifest),
      ...{ now: tools.now, signal },
    })
    writeOutput(
      given.json ? `${JSON.stringify({ event: 'forecast', ...forecast })}\n` : forecastText(forecast),
    )
  } finally {
    await drawer.close()
  }
}

function plansOf(
  manifest: RunManifest,
  file: string | undefined,
  given: BatchCommandOptions,
  commandLine: CommandLine,
): Promise<readonly RequestPlan[]> {
  const { environment, signal, writeProgress, progressIsTerminal } = commandLine
  const { planner } = manifest
  return planRequests({
    ...{ file, signal, requests: manifest.requests },
    openPlanner: async () =>
      (await plannerFrom({ ...given, planner }, commandLine)) ?? openPlanner(planner, { environment }),
    onPlanned: (done, all) => {
      if (progressIsTerminal && all > 1)
        writeProgress(`\r\u001b[2Kplanned ${done}/${all}${done === all ? '\n' : ''}`)
    },
  })
}

async function budgetOf(
  { manifest, folder }: OpenedRun,
  { maxCost, price: given }: BatchCommandOptions,
  { environment }: CommandLine,
): Promise<Budget | undefined> {
  const price = given ?? listPrice(manifest.model, environment)
  if (maxCost === undefined) return undefined
  if (price === undefined)
    throw new EvencastError('EVENCAST_OPTION_INVALID', `Expected a price for ${manifest.model}, got none`, {
      hint: 'Its price is not known here: say what a picture costs, as with --price 0.04.',
    })
  const { entries } = await readRunLedger(folder.ledger)
  const attempts = [...entries.values()].reduce((sum, entry) => sum + entry.attempts, 0)
  return openBudget({ price, limit: maxCost, spent: attempts * price })
}

/** A failed write ends the run; what was drawn before it is safe. */
async function unkept(error: EvencastError, { folder, manifest }: OpenedRun): Promise<EvencastError> {
  const { entries } = await readRunLedger(folder.ledger)
  const drawn = [...entries.values()].filter(({ status }) => status === 'drawn').length
  return new EvencastError(
    error.code,
    `${error.message} (${drawn} of ${manifest.images} pictures are safe)`,
    {
      cause: error.cause,
      hint: `${error.hint ?? ''} Then go on: evencast batch --resume --out ${folder.path}`.trim(),
    },
  )
}

function workersOf(manifest: RunManifest, { workers }: BatchCommandOptions): number {
  return workers ?? (isHosted(manifest) ? 4 : 1)
}

function isHosted({ model }: RunManifest): boolean {
  return model.startsWith('openai:')
}
