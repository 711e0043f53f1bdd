/**
 * Scores a planner on the requests of this folder:
 * `npx tsx bench/understanding/score.ts [development|held-out|fresh] [--planner grammar|openai:MODEL|ollama:MODEL]
 * [--limit N] [--form NAME] [--failures] [--json]`.
 *
 * @module
 */
import { parseArgs } from 'node:util'
import { openPlanner, type Planner } from '../../agents/index.ts'
import { EvencastError } from '../../errors.ts'
import { outline } from '../../tests/agents/grammar/outline.ts'
import type { Plan, Staged } from '../../types.ts'
import { type Case, readCases } from './cases.ts'
import { type Comparison, compare } from './compare.ts'
import { readExpected } from './expected.ts'
import { figures, printTable } from './figures.ts'

interface Result extends Case {
  readonly comparison: Comparison
  readonly got: readonly string[]
}

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
  const cases = await readCases(part, values)
  const results: Result[] = []
  for (const one of cases) results.push(await score(one))
  if (values.failures) for (const result of results) printFailure(result)
  const table = figures(results)
  if (values.json) console.log(JSON.stringify({ part, planner: planner.name, n: results.length, ...table }))
  else printTable(`${part}, ${results.length} requests, ${planner.name}`, table)
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

function printFailure({ form, request, expect, got, comparison }: Result): void {
  const differences = [...comparison].flatMap(([field, lines]) => lines.map(line => `${field}: ${line}`))
  if (differences.length === 0) return
  console.log(`\n> ${request}   [${form}]`)
  for (const line of differences) console.log(`  ! ${line}`)
  console.log(`  expected  ${expect.join('\n            ')}`)
  console.log(`  got       ${got.join('\n            ')}`)
}
