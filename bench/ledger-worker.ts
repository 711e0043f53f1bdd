/**
 * One of the processes of `bench/ledger.ts`: serves its requests, writes each answer down, and may be killed at any
 * moment. What was answered is not asked again; what was not is asked again under the same name.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { castFromLedger, openLedger } from '../casting/index.ts'
import { ledgerPlan, ledgerPolicy } from './ledger-scene.ts'

const [place = '', answers = '', worker = '0', workers = '1', requests = '0', balanced = ''] =
  process.argv.slice(2)
// The last line may be torn.
const lines = existsSync(answers) ? readFileSync(answers, 'utf8').split('\n') : []
const torn = (lines.pop() ?? '') !== ''
const answered = new Set(
  lines.flatMap(line => {
    try {
      return [String(JSON.parse(line).request)]
    } catch {
      return []
    }
  }),
)
if (torn) appendFileSync(answers, '\n')

const policy = ledgerPolicy(balanced === 'balanced')
const ledger = await openLedger(place)
console.log('at work')
for (let request = Number(worker); request < Number(requests); request += Number(workers)) {
  const name = `request-${request}`
  if (answered.has(name)) continue
  const { value } = await castFromLedger(
    { plan: ledgerPlan(request), policy, seed: 7, image: 0, request: name },
    ledger,
  )
  appendFileSync(answers, `${JSON.stringify({ request: name, cast: value })}\n`)
}
await ledger.close()
