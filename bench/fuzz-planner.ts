/**
 * Reads random and hostile strings with the grammar: `npx tsx bench/fuzz-planner.ts [COUNT=100000] [SEED=1]`.
 * Prints how many were plans, how many were empty, crashes and the slowest; exits 1 on a crash or a string over a second.
 *
 * @module
 */
import fc from 'fast-check'
import { readRequest } from '../agents/grammar/grammar-planner.ts'
import { EvencastError } from '../errors.ts'
import { hostileText, hostileTexts } from '../tests/agents/grammar/hostile.ts'
import { planSchema } from '../types.ts'

const count = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? 1)
const chunk = 1000
const found = { plans: 0, empty: 0, crashes: 0 }
const slowest: { seconds: number; text: string }[] = []

for (const text of Object.values(hostileTexts)) read(text)
for (let done = 0; done < count; done += chunk) {
  if (done > 0 && done % 10_000 === 0)
    console.error(`${done}: ${found.crashes} crashes, slowest ${slowest[0]?.seconds.toFixed(3)} s`)
  for (const text of fc.sample(hostileText, { numRuns: Math.min(chunk, count - done), seed: seed + done }))
    read(text)
}

const over = slowest.filter(({ seconds }) => seconds > 1).length
console.log(
  `${found.plans + found.empty + found.crashes} strings: ${found.plans} plans, ${found.empty} empty, ${found.crashes} crashes`,
)
console.log(`over one second: ${over}; slowest ${slowest[0]?.seconds.toFixed(3)} s`)
for (const { seconds, text } of slowest.slice(0, 3))
  console.log(`  ${seconds.toFixed(3)} s  ${JSON.stringify(text.slice(0, 100))}`)
if (found.crashes > 0 || over > 0) process.exitCode = 1

function read(text: string): void {
  const start = process.cpuUsage()
  try {
    planSchema.parse(readRequest(text).value)
    found.plans += 1
  } catch (error) {
    if (EvencastError.isInstance(error) && error.code === 'EVENCAST_PLAN_EMPTY') found.empty += 1
    else {
      found.crashes += 1
      console.error(JSON.stringify(text.slice(0, 300)), error)
    }
  }
  const { user, system } = process.cpuUsage(start)
  slowest.push({ seconds: (user + system) / 1e6, text })
  slowest.sort((one, other) => other.seconds - one.seconds)
  slowest.length = Math.min(slowest.length, 5)
}
