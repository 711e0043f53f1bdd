/**
 * The records of a ledger in their order: which of them hold, and what they add up to.
 *
 * Whoever appends a record names the one it saw last. Where two named the same, the first line holds and the other is
 * void; its writer sees that and tries again. So no lock is held that a killed process could leave behind.
 *
 * @module
 */
import { type LedgerEntry, type LedgerRecord, readRecord } from './record.ts'

/** The records of a ledger, each sealed behind the one before it. */
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

/** What was found damaged while reading. */
export interface LedgerDamage {
  /** Lines that are no record, or not as they were written. */
  readonly unreadable: number
  /** Records that others follow, and that are not there. */
  readonly gaps: number
  /** Records that stand there again, or behind those that follow them. */
  readonly misplaced: number
}

interface Stratum {
  next: number
  readonly counts: Map<string, number>
}

/** Starts an empty chain, to be filled line by line. */
export function openChain(): LedgerChain {
  const records = new Map<string, LedgerRecord>()
  const strata = new Map<string, Stratum>()
  /** Hashes of records that hold, and those that a record follows. */
  const known = new Set<string>([''])
  const followed = new Set<string>()
  const missing = new Set<string>()
  let seed: number | undefined
  let head = ''
  let [unreadable, misplaced] = [0, 0]

  const stratum = (policy: LedgerEntry['policy'], attribute: string, rule: string): Stratum => {
    const key = JSON.stringify([policy.id, policy.version, attribute, rule])
    const found = strata.get(key) ?? { next: 0, counts: new Map<string, number>() }
    strata.set(key, found)
    return found
  }
  const count = ({ policy, draws, counted }: LedgerEntry, by: 1 | -1): void => {
    for (const [attribute, rule, value, place] of [...draws, ...counted]) {
      const found = stratum(policy, attribute, rule)
      found.next = Math.max(found.next, (place ?? -1) + 1)
      found.counts.set(value, (found.counts.get(value) ?? 0) + by)
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
      if (known.has(hash)) misplaced += 1
      // The second to follow the same record is void.
      if (known.has(hash) || followed.has(previous)) return
      // A void record that is read only because the one before it is lost: its writer tried again, and this one holds.
      const earlier = records.get(entry.id)
      if (earlier !== undefined) count(earlier.entry, -1)
      records.set(entry.id, record)
      count(entry, 1)
      seed ??= entry.seed
      known.add(hash)
      followed.add(previous)
      if (!known.has(previous)) missing.add(previous)
      if (missing.delete(hash)) misplaced += 1
      else head = hash
    },
    head: () => head,
    size: () => records.size,
    find: id => records.get(id),
    seed: () => seed,
    nextPlace: (policy, attribute, rule) => stratum(policy, attribute, rule).next,
    counts: (policy, attribute, rule) => stratum(policy, attribute, rule).counts,
    damage: () => ({ unreadable, gaps: missing.size, misplaced }),
  }
}
