/**
 * Four processes on one ledger, killed and restarted at random:
 * `node --import tsx bench/ledger.ts [--store file|redis] [--requests N] [--workers N] [--kill-after MS]
 * [--most-kills N] [--balance]`: every process is killed up to so many milliseconds after it set to work, at most N times.
 * Ends with exit code 1 where a draw was lost or taken twice, or a share is further than one subject from its target.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { castFromLedger, type LedgerChain, openLedger } from '../casting/index.ts'
import { startRedis } from '../tests/casting/redis-server.ts'
import type { Cast } from '../types.ts'
import { ledgerPlan, ledgerPolicy, ledgerTargets } from './ledger-scene.ts'

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'file' },
    requests: { type: 'string', default: '10000' },
    workers: { type: 'string', default: '4' },
    'kill-after': { type: 'string', default: '3000' },
    'most-kills': { type: 'string', default: 'Infinity' },
    balance: { type: 'boolean', default: false },
  },
})
const [requests, workers, killAfter] = [
  Number(values.requests),
  Number(values.workers),
  Number(values['kill-after']),
]
const policy = ledgerPolicy(values.balance)
const folder = mkdtempSync(join(tmpdir(), 'evencast-bench-'))
const redis = values.store === 'redis' ? await startRedis(folder) : undefined
const place = redis === undefined ? join(folder, 'bench.ledger') : `${redis.address}?ledger=bench`

let kills = 0
const started = performance.now()
await Promise.all(Array.from({ length: workers }, (_, worker) => keepWorking(worker)))
const seconds = (performance.now() - started) / 1000

const ledger = await openLedger(place)
const chain = await ledger.read()
const answers = Array.from({ length: workers }, (_, worker) => readAnswers(worker)).flat()
const problems = [...checkAnswers(answers, chain), ...(await checkAgain(answers))]
await ledger.close()
await redis?.stop()
rmSync(folder, { recursive: true })

const people = answers.reduce((sum, { cast }) => sum + cast.subjects.length, 0)
console.log(
  `${values.store}: ${answers.length} requests of 1 to 3, ${people} people, ${workers} processes, ${kills} kills, ${seconds.toFixed(1)} s`,
)
console.log(`records ${chain.size()}, unreadable ${chain.damage().unreadable}, gaps ${chain.damage().gaps}`)
for (const [rule, targets] of Object.entries(ledgerTargets)) console.log(shareLine(rule, targets))
for (const problem of problems.slice(0, 10)) console.log(`WRONG: ${problem}`)
console.log(
  problems.length === 0
    ? 'no draw lost, none twice, every share within 1 of its target'
    : `${problems.length} problems`,
)
process.exitCode = problems.length === 0 ? 0 : 1

/** Starts the worker again until it has answered all its requests; kills it at random once it is at work. */
async function keepWorking(worker: number): Promise<void> {
  const script = fileURLToPath(new URL('ledger-worker.ts', import.meta.url))
  for (let killed = 0; ; killed += 1) {
    const words = [
      place,
      answersPath(worker),
      String(worker),
      String(workers),
      String(requests),
      values.balance ? 'balanced' : '',
    ]
    const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let timer: NodeJS.Timeout | undefined
    child.stdout?.once('data', () => {
      if (killed < Number(values['most-kills']))
        timer = setTimeout(() => child.kill('SIGKILL'), killAfter * Math.random())
    })
    const [code] = await once(child, 'exit')
    clearTimeout(timer)
    if (code === 0) return
    if (code !== null) throw new Error(`worker ${worker} ended with ${code}`)
    kills += 1
  }
}

function answersPath(worker: number): string {
  return join(folder, `answers-${worker}.jsonl`)
}

function readAnswers(worker: number): readonly { readonly request: string; readonly cast: Cast }[] {
  const lines = readFileSync(answersPath(worker), 'utf8').split('\n')
  return lines.flatMap(line => {
    try {
      return [JSON.parse(line)]
    } catch {
      return []
    }
  })
}

/** Every request once, every place of every stream once and none left out, every share within one. */
function checkAnswers(given: ReturnType<typeof readAnswers>, held: LedgerChain): readonly string[] {
  const found: string[] = []
  const names = new Set(given.map(({ request }) => request))
  if (names.size !== requests || given.length !== requests)
    found.push(`${given.length} answers, ${names.size} names`)
  if (held.size() !== requests) found.push(`${held.size()} records`)
  const places = new Map<string, number[]>()
  for (const { request, cast } of given) {
    const record = held.find(request)
    if (record?.hash !== cast.ledger?.hash) found.push(`${request}: another record`)
    const told = cast.subjects.flatMap(({ attributes }) =>
      Object.values(attributes).map(({ rule, value }) => `${rule} ${value}`),
    )
    const recorded = (record?.entry.draws ?? []).map(([, rule, value]) => `${plainRule(rule)} ${value}`)
    if (told.sort().join() !== recorded.sort().join()) found.push(`${request}: other people than recorded`)
    for (const [, rule, , at] of record?.entry.draws ?? [])
      places.set(rule, [...(places.get(rule) ?? []), at])
  }
  for (const [rule, taken] of places) {
    const sorted = taken.sort((left, right) => left - right)
    const wrong = sorted.findIndex((at, index) => at !== index)
    if (wrong >= 0) found.push(`${rule}: place ${wrong} is ${sorted[wrong]}`)
  }
  for (const [rule, targets] of Object.entries(ledgerTargets)) {
    for (const stratum of strataOf(rule))
      for (const { value, count, target } of sharesOf(stratum, targets))
        if (Math.abs(count - target) >= 1) found.push(`${stratum} ${value}: ${count}, target ${target}`)
  }
  return found
}

/** Asked again by a fifth process, requests get the same people. */
async function checkAgain(given: ReturnType<typeof readAnswers>): Promise<readonly string[]> {
  const found: string[] = []
  for (const { request, cast } of given.slice(0, 100)) {
    const plan = ledgerPlan(Number(request.replace('request-', '')))
    const again = await castFromLedger({ plan, policy, seed: 9, image: 0, request }, ledger)
    if (JSON.stringify(again.value) !== JSON.stringify(cast))
      found.push(`${request}: others when asked again`)
  }
  return found
}

/** The rule without what it was balanced with. */
function plainRule(rule: string): string {
  return rule.split(' | ')[0] ?? rule
}

/** A rule as it was counted: once for every combination it was balanced with. */
function strataOf(rule: string): readonly string[] {
  const found = new Set(
    answers.flatMap(({ request }) => (chain.find(request)?.entry.draws ?? []).map(([, name]) => name)),
  )
  return [...found].filter(name => plainRule(name) === rule)
}

function sharesOf(rule: string, targets: Readonly<Record<string, number>>) {
  const attribute = plainRule(rule).split('.')[1] ?? ''
  const counts = chain.counts(policy, attribute, rule)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const whole = Object.values(targets).reduce((sum, weight) => sum + weight, 0)
  return Object.entries(targets).map(([value, weight]) => ({
    value,
    count: counts.get(value) ?? 0,
    target: (total * weight) / whole,
  }))
}

/** One line for the rule in all, and the worst of its combinations. */
function shareLine(rule: string, targets: Readonly<Record<string, number>>): string {
  const strata = strataOf(rule).map(name => sharesOf(name, targets))
  const all = Object.keys(targets).map((value, index) => {
    const cells = strata.flatMap(shares => shares[index] ?? [])
    const sum = (of: 'count' | 'target'): number => cells.reduce((total, cell) => total + cell[of], 0)
    return { value, count: sum('count'), target: sum('target') }
  })
  const off = (shares: typeof all): number =>
    Math.max(...shares.map(({ count, target }) => Math.abs(count - target)))
  const told = all.map(({ value, count }) => `${value} ${count}`).join(', ')
  const each =
    strata.length === 1
      ? ''
      : ` (${strata.length} combinations, each by at most ${Math.max(...strata.map(off)).toFixed(2)})`
  return `${rule.padEnd(30)} off by at most ${off(all).toFixed(2)}${each}: ${told}`
}
