/**
 * The records of a ledger in their order: which of them hold, and what they add up to.
 *
 * Whoever appends a record names the one it saw last. Where two did so at once, the first line holds and the other is
 * void; its writer sees that and tries again. So no lock is held that a killed process could leave behind.
 *
 * @module
 */
import { type LedgerEntry, type LedgerRecord, readRecord } from './record.ts'

export interface LedgerChain {
  /** Takes the next line; blank ones are ignored. */
  readonly accept: (line: string) => void
  /** Hash of the last record that holds; empty: none. */
  readonly head: () => string
  /** Records that hold. */
  readonly size: () => number
  /** The record of a request; undefined: it has none. */
  readonly find: (id: string) => LedgerRecord | undefined
  /** The seed that the ledger began with; undefined: it is empty. */
  readonly seed: () => number | undefined
  /** The first place of a rule's stream that nobody has taken. */
  readonly nextPlace: (policy: LedgerEntry['policy'], attribute: string, rule: string) => number
  /** How often each value was drawn or counted under a rule. */
  readonly counts: (
    policy: LedgerEntry['policy'],
    attribute: string,
    rule: string,
  ) => ReadonlyMap<string, number>
  readonly damage: () => LedgerDamage
}

export interface LedgerDamage {
  /** Lines that are no record, or not as they were written. */
  readonly unreadable: number
  /** Records that follow one which is not there. */
  readonly gaps: number
}

interface Stratum {
  next: number
  readonly counts: Map<string, number>
}

export function openChain(): LedgerChain {
  const records = new Map<string, LedgerRecord>()
  const strata = new Map<string, Stratum>()
  const known = new Set<string>([''])
  const missing = new Set<string>()
  let seed: number | undefined
  let head = ''
  let [unreadable, gaps] = [0, 0]

  const stratum = (policy: LedgerEntry['policy'], attribute: string, rule: string): Stratum => {
    const key = JSON.stringify([policy.id, policy.version, attribute, rule])
    const found = strata.get(key) ?? { next: 0, counts: new Map<string, number>() }
    strata.set(key, found)
    return found
  }
  const add = (record: LedgerRecord): void => {
    const { id, policy, draws, counted } = record.entry
    records.set(id, record)
    seed ??= record.entry.seed
    for (const [attribute, rule, value, place] of draws) {
      const found = stratum(policy, attribute, rule)
      found.next = Math.max(found.next, place + 1)
      found.counts.set(value, (found.counts.get(value) ?? 0) + 1)
    }
    for (const [attribute, rule, value] of counted) {
      const { counts } = stratum(policy, attribute, rule)
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
  }
  return {
    accept(line) {
      if (line.trim() === '') return
      const record = readRecord(line)
      if (record === undefined) {
        unreadable += 1
        return
      }
      const { hash, previous, entry } = record
      const fillsGap = missing.delete(hash)
      // Known but not the last: another record was appended first, and this one is void.
      if (records.has(entry.id) || (previous !== head && known.has(previous) && !fillsGap)) return
      if (!known.has(previous)) {
        gaps += 1
        missing.add(previous)
        known.add(previous)
      }
      known.add(hash)
      if (!fillsGap) head = hash
      add(record)
    },
    head: () => head,
    size: () => records.size,
    find: id => records.get(id),
    seed: () => seed,
    nextPlace: (policy, attribute, rule) => stratum(policy, attribute, rule).next,
    counts: (policy, attribute, rule) => stratum(policy, attribute, rule).counts,
    damage: () => ({ unreadable, gaps }),
  }
}
