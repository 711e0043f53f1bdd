/**
 * Damaged ledgers: `node --import tsx bench/ledger-damage.ts [--ledgers N] [--seed N]`. Cuts, flips, doubles, drops, moves and
 * splices lines at random, and checks that reading never throws, takes no record that nobody wrote, keeps every record
 * whose line is whole and follows on one that is there or missing, and tells damage where a record was lost.
 * Ends with exit code 1 where it does not.
 */
import { parseArgs } from 'node:util'
import { openChain, recordLine, sealEntry } from '../casting/index.ts'
import { damagedLines } from './damaged-lines.ts'

const { values } = parseArgs({
  options: { ledgers: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})
const ledgers = Number(values.ledgers)

const lines: string[] = []
const hashes = new Map<string, string>()
let previous = ''
for (let request = 0; request < 8; request += 1) {
  const draws: [string, string, string, number][] = [['age', 'attributes.age', 'adult', request]]
  const policy = { id: 'damage', version: 1 }
  const record = sealEntry(previous, { id: `r${request}`, seed: 1, policy, draws, counted: [] })
  lines.push(recordLine(record))
  hashes.set(record.entry.id, record.hash)
  previous = record.hash
}

let [wrong, told, used, slowest] = [0, 0, 0, 0]
for (let ledger = 0; ledger < ledgers; ledger += 1) {
  const damaged = damagedLines(lines, Number(values.seed) * ledgers + ledger)
  const before = performance.now()
  const chain = openChain()
  for (const line of damaged) chain.accept(line)
  slowest = Math.max(slowest, performance.now() - before)
  const kept = [...hashes].filter(([id, hash]) => chain.find(id)?.hash === hash)
  const { unreadable, gaps, misplaced } = chain.damage()
  const forged = chain.size() !== kept.length
  const whole = new Set(damaged.filter(line => lines.includes(line))).size
  // Records lost at the end leave no trace, as if they had never been written.
  const left = damaged.filter(line => line.trim() !== '')
  const cut = left.length === kept.length && left.every((line, at) => line === lines[at])
  const silent = kept.length < lines.length && unreadable + gaps + misplaced === 0 && !cut
  if (forged || kept.length !== whole || silent) wrong += 1
  told += unreadable + gaps + misplaced > 0 ? 1 : 0
  used += kept.length
}
console.log(
  `${ledgers} damaged ledgers of ${lines.length} records: ${wrong} read wrongly, ${told} told as damaged, ${(used / ledgers).toFixed(2)} records used on average, slowest ${slowest.toFixed(1)} ms`,
)
process.exitCode = wrong === 0 ? 0 : 1
