/**
 * A ledger: what requests took from a policy's quotas, kept across requests and shared by processes.
 *
 * @module
 */
import { type LedgerChain, openChain } from './chain.ts'
import { type LedgerEntry, type LedgerRecord, recordLine, sealEntry } from './record.ts'

/** Where the lines are kept. One conformance suite holds every store: tests/conformance/ledger.ts. */
export interface LedgerStore {
  /** Path or address, without credentials. */
  readonly name: string
  /** The complete lines that were added since the last call. */
  readonly readNew: () => Promise<readonly string[]>
  /**
   * Adds a line; it is safe against a crash when the promise resolves. A store may leave it out where lines were added
   * that it has not read yet.
   */
  readonly append: (line: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** A record of draws that several processes add to. */
export interface Ledger {
  readonly name: string
  /** Everything that any process has recorded so far. */
  readonly read: () => Promise<LedgerChain>
  /** Records an entry behind the chain as it was read; undefined: another process was faster. */
  readonly record: (entry: LedgerEntry, head: string) => Promise<LedgerRecord | undefined>
  readonly close: () => Promise<void>
}

/** A ledger over a store. Calls of one process are taken one after the other. */
export function ledgerOver(store: LedgerStore): Ledger {
  const chain = openChain()
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const result = last.then(run, run)
    last = result.catch(() => undefined)
    return result
  }
  const catchUp = async (): Promise<void> => {
    for (const line of await store.readNew()) chain.accept(line)
  }
  return {
    name: store.name,
    read: () =>
      inTurn(async () => {
        await catchUp()
        return chain
      }),
    record: (entry, head) =>
      inTurn(async () => {
        if (chain.head() !== head) return undefined
        const record = sealEntry(head, entry)
        await store.append(recordLine(record))
        await catchUp()
        return chain.find(entry.id)?.hash === record.hash ? record : undefined
      }),
    close: store.close,
  }
}
