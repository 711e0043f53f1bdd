/**
 * A language model alone, the grammar alone, and the two together, on the same requests:
 * `npx tsx bench/understanding/weak-models.ts --planner openai:smollm2 --log FILE.jsonl [--limit 100]
 * [--timeout SECONDS] [--tokens N] [--part development] [--figures]`.
 *
 * Every request is asked once and its outcome logged at once; a second run goes on behind the last line of the log.
 * `--figures` asks nothing and scores what the log holds. README.md says how to serve the models.
 *
 * @module
 */
import { appendFile, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import {
  grammarPlanner,
  langchainPlanner,
  type PlannerMemory,
  type PlannerUsage,
} from '../../agents/index.ts'
import { EvencastError } from '../../errors.ts'
import { type Plan, planSchema } from '../../types.ts'
import { type Case, readCases } from './cases.ts'
import { type Comparison, compare } from './compare.ts'
import { type ExpectedPlan, readExpected } from './expected.ts'
import { type Figures, figures } from './figures.ts'

const lineSchema = z.strictObject({
  request: z.string(),
  seconds: z.number(),
  calls: z.int(),
  tokens: z.object({ input: z.number(), output: z.number() }).optional(),
  /** The answer that was valid, as the model wrote it. */
  answer: z.string().optional(),
  /** The form in which the endpoint was asked. */
  form: z.string().optional(),
  failure: z.string().optional(),
})

type Line = z.infer<typeof lineSchema>

const { values } = parseArgs({
  options: {
    planner: { type: 'string', default: 'openai:local' },
    log: { type: 'string', default: 'weak-models.jsonl' },
    part: { type: 'string', default: 'development' },
    limit: { type: 'string', default: '100' },
    timeout: { type: 'string', default: '600' },
    tokens: { type: 'string', default: '700' },
    figures: { type: 'boolean', default: false },
  },
})

/** Requests in a row without an answer, before the run ends. */
const mostUnanswered = 20

const cases = await readCases(values.part, { limit: values.limit })
const logged = await readLog()
/** One endpoint: the form that it takes is found once. */
const forms = new Map<string, string>()
if (!values.figures) await askRest()
await report()

/** Asks what the log does not hold yet. */
async function askRest(): Promise<void> {
  let unanswered = 0
  for (const [index, { request }] of cases.entries()) {
    if (logged.has(request)) continue
    const line = await askOnce(request)
    if (line.failure?.startsWith('EVENCAST_SERVICE_UNAVAILABLE')) {
      // No answer is no reading: it is asked again by the next run.
      console.error(`${index + 1}/${cases.length}  ${request.slice(0, 60)}  ${line.failure}`)
      if (++unanswered >= mostUnanswered) throw new Error('The server does not answer; run this again later')
      continue
    }
    unanswered = 0
    logged.set(request, line)
    await appendFile(values.log, `${JSON.stringify(line)}\n`)
    const outcome = line.failure ?? 'a plan'
    console.error(
      `${index + 1}/${cases.length}  ${line.seconds.toFixed(0)} s  ${request.slice(0, 60)}  ${outcome}`,
    )
  }
}

/** One request, read by the model alone; its answer is what the planner remembers. */
async function askOnce(request: string): Promise<Line> {
  const kept = new Map<string, string>()
  const memory: PlannerMemory = {
    read: async key => (key.startsWith('form') ? forms.get(key) : undefined),
    write: async (key, text) => {
      kept.set(key.startsWith('form') ? 'form' : 'answer', text)
      if (key.startsWith('form')) forms.set(key, text)
    },
  }
  let usage: PlannerUsage | undefined
  const planner = langchainPlanner({
    model: values.planner,
    environment: process.env,
    fallback: 'error',
    memory,
    timeoutMilliseconds: Number(values.timeout) * 1000,
    maximumTokens: Number(values.tokens),
    onUsage: reported => {
      usage = reported
    },
  })
  const started = performance.now()
  const failure = await planner.plan(request).then(
    () => undefined,
    (error: unknown) => {
      if (EvencastError.isInstance(error)) return `${error.code}: ${error.message}`
      throw error
    },
  )
  return lineSchema.parse({
    request,
    seconds: Math.round(performance.now() - started) / 1000,
    calls: usage?.calls ?? 0,
    tokens: usage?.tokens,
    answer: kept.get('answer'),
    form: kept.get('form'),
    failure,
  })
}

async function readLog(): Promise<Map<string, Line>> {
  const text = await readFile(values.log, 'utf8').catch(() => '')
  const lines = text.split('\n').filter(line => line !== '')
  return new Map(lines.map(line => lineSchema.parse(JSON.parse(line))).map(line => [line.request, line]))
}

/** The three columns over the requests that the log holds. */
async function report(): Promise<void> {
  const asked = cases.filter(({ request }) => logged.has(request))
  const columns = {
    model: await scores(asked, one => modelAlone(one)),
    grammar: await scores(asked, one => planOrNone(() => grammarPlanner.plan(one.request))),
    combined: await scores(asked, one => planOrNone(() => replayed(one, 'combined').plan(one.request))),
  }
  const lines = asked.flatMap(({ request }) => logged.get(request) ?? [])
  const failed = lines.filter(({ failure }) => failure !== undefined)
  console.log(
    `\n${values.planner}, ${asked.length} of ${cases.length} requests, ${failed.length} without a plan`,
  )
  console.log(`  ${'field'.padEnd(16)} model alone   grammar alone   combined`)
  for (const field of Object.keys(columns.grammar.figures)) {
    const row = [columns.model, columns.grammar, columns.combined].map(column => shown(column.figures[field]))
    console.log(`  ${field.padEnd(16)} ${row.map(cell => cell.padEnd(15)).join(' ')}`)
  }
  const worse = asked.filter((_, index) => columns.grammar.right[index] && !columns.combined.right[index])
  const better = asked.filter((_, index) => !columns.grammar.right[index] && columns.combined.right[index])
  console.log(
    `  the combination is right where the grammar is not: ${better.length}; wrong where it is right: ${worse.length}`,
  )
  const tokens = lines.reduce((sum, line) => sum + (line.tokens?.output ?? 0), 0)
  const seconds = lines.reduce((sum, line) => sum + line.seconds, 0)
  console.log(`  ${tokens} tokens written in ${seconds.toFixed(0)} s`)
}

interface Scores {
  readonly figures: Figures
  readonly right: readonly boolean[]
}

async function scores(
  asked: readonly Case[],
  plan: (one: Case) => Promise<Plan | undefined | 'failed'>,
): Promise<Scores> {
  const comparisons: Comparison[] = []
  for (const one of asked) {
    const got = await plan(one)
    const expected = readExpected(one.expect)
    comparisons.push(got === 'failed' ? allWrong(expected) : compare(got, expected))
    if (got !== 'failed' && got !== undefined) assertValid(got)
  }
  return {
    figures: figures(comparisons.map(comparison => ({ comparison }))),
    right: comparisons.map(comparison => [...comparison.values()].every(lines => lines.length === 0)),
  }
}

/** Every field that the request says something of. */
function allWrong(expected: ExpectedPlan): Comparison {
  const empty = planSchema.parse({ subjects: [], shares: [], variety: [], relations: [] })
  return new Map([...compare(empty, expected).keys()].map(field => [field, ['no plan']]))
}

/** A failure of the model is no plan, unless it says that there is nothing to draw. */
async function modelAlone(one: Case): Promise<Plan | undefined | 'failed'> {
  const failure = logged.get(one.request)?.failure
  if (failure !== undefined) return /nothing could be drawn/.test(failure) ? undefined : 'failed'
  return planOrNone(() => replayed(one, 'model').plan(one.request))
}

/** The planner over the logged answer; nothing is asked. */
function replayed({ request }: Case, reading: 'model' | 'combined') {
  const answer = logged.get(request)?.answer
  return langchainPlanner({
    model: values.planner,
    environment: { OPENAI_API_KEY: 'none' },
    fetch: () => Promise.reject(new Error('Nothing is asked while scoring')),
    fallback: grammarPlanner,
    baseline: reading === 'combined' ? grammarPlanner : undefined,
    memory: { read: async key => (key.startsWith('form') ? undefined : answer), write: async () => {} },
  })
}

async function planOrNone(plan: () => Promise<{ readonly value: Plan }>): Promise<Plan | undefined> {
  try {
    return (await plan()).value
  } catch (error) {
    if (EvencastError.isInstance(error) && error.code === 'EVENCAST_PLAN_EMPTY') return undefined
    throw error
  }
}

function assertValid(plan: Plan): void {
  planSchema.parse(plan)
  const ids = new Set(plan.subjects.map(({ id }) => id))
  if (ids.size !== plan.subjects.length) throw new Error('Two subjects have one id')
}

function shown(figure: Figures[string] | undefined): string {
  if (figure === undefined || figure.n === 0) return '-'
  return `${(figure.right / figure.n).toFixed(2)} (${figure.right}/${figure.n})`
}
