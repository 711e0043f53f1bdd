/**
 * Scores a planner on the requests of this folder:
 * `npx tsx bench/understanding/score.ts [development|held-out|fresh] [--planner grammar|openai:MODEL|ollama:MODEL]
 * [--limit N] [--form NAME] [--failures] [--json]`.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openPlanner, type Planner } from '../../agents/index.ts'
import { EvencastError } from '../../errors.ts'
import { outline } from '../../tests/agents/grammar/outline.ts'
import type { Plan, Staged } from '../../types.ts'
import { type Comparison, compare, type Field, fields } from './compare.ts'
import { readExpected } from './expected.ts'

const caseSchema = z.strictObject({
  form: z.string(),
  request: z.string(),
  expect: z.array(z.string()).min(1),
})

type Case = z.infer<typeof caseSchema>

interface Result extends Case {
  readonly comparison: Comparison
  readonly got: readonly string[]
}

/** The fields that issue 6 counts for "all of it right"; `whole` counts every field. */
const planFields: readonly Field[] = ['subjects', 'attributes', 'relations', 'shares', 'exclusions']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    planner: { type: 'string', default: 'grammar' },
    limit: { type: 'string' },
    form: { type: 'string' },
    failures: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const planner = await openPlanner(values.planner, { environment: process.env })

for (const part of positionals.length === 0 ? ['development', 'held-out'] : positionals) {
  const cases = await readCases(part)
  const results: Result[] = []
  for (const one of cases) results.push(await score(one))
  if (values.failures) for (const result of results) printFailure(result)
  const table = figures(results)
  if (values.json) console.log(JSON.stringify({ part, planner: planner.name, n: results.length, ...table }))
  else printTable(part, results.length, table)
}

/** The requests of a part; with a limit, evenly spread over it. */
async function readCases(part: string): Promise<readonly Case[]> {
  const text = await readFile(new URL(`./${part}.jsonl`, import.meta.url), 'utf8')
  const cases = text
    .split('\n')
    .filter(line => line !== '')
    .map(line => caseSchema.parse(JSON.parse(line)))
    .filter(one => values.form === undefined || one.form === values.form)
  const limit = Math.min(Number(values.limit ?? cases.length), cases.length)
  return Array.from(
    { length: limit },
    (_, index) => cases[Math.floor((index * cases.length) / limit)] ?? [],
  ).flat()
}

async function score(one: Case): Promise<Result> {
  const planned = await plan(planner, one.request)
  const got = planned === undefined ? ['none'] : outline(planned)
  return { ...one, got, comparison: compare(planned?.value, readExpected(one.expect)) }
}

/** undefined: the planner says that the text asks for no picture. */
async function plan({ plan: read }: Planner, text: string): Promise<Staged<Plan> | undefined> {
  try {
    return await read(text)
  } catch (error) {
    if (EvencastError.isInstance(error) && error.code === 'EVENCAST_PLAN_EMPTY') return undefined
    throw error
  }
}

function figures(results: readonly Result[]): Readonly<Record<string, { right: number; n: number }>> {
  const isRight = (comparison: Comparison, counted: readonly Field[]) =>
    counted.every(field => (comparison.get(field) ?? []).length === 0)
  const perField = fields.map(field => {
    const concerned = results.filter(({ comparison }) => comparison.has(field))
    const right = concerned.filter(({ comparison }) => isRight(comparison, [field])).length
    return [field, { right, n: concerned.length }] as const
  })
  const all = (counted: readonly Field[]) => ({
    right: results.filter(({ comparison }) => isRight(comparison, counted)).length,
    n: results.length,
  })
  return { ...Object.fromEntries(perField), 'plan (issue 6)': all(planFields), whole: all(fields) }
}

function printTable(part: string, n: number, table: ReturnType<typeof figures>): void {
  console.log(`\n${part}, ${n} requests, ${planner.name}`)
  for (const [field, { right, n: concerned }] of Object.entries(table)) {
    const share = concerned === 0 ? '   -' : (right / concerned).toFixed(3)
    console.log(`  ${field.padEnd(16)} ${share}  ${right} of ${concerned}`)
  }
}

function printFailure({ form, request, expect, got, comparison }: Result): void {
  const differences = [...comparison].flatMap(([field, lines]) => lines.map(line => `${field}: ${line}`))
  if (differences.length === 0) return
  console.log(`\n> ${request}   [${form}]`)
  for (const line of differences) console.log(`  ! ${line}`)
  console.log(`  expected  ${expect.join('\n            ')}`)
  console.log(`  got       ${got.join('\n            ')}`)
}
