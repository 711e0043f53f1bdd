/**
 * From a path or an address to an open ledger.
 *
 * @module
 */
import { openFileStore } from './file-store.ts'
import { type Ledger, ledgerOver } from './ledger.ts'

/**
 * Opens a ledger: the path of a file, made where there is none, or `redis://host/0?ledger=NAME`.
 *
 * @example
 * const ledger = await openLedger('people.ledger')
 * await ledger.close()
 */
export async function openLedger(place: string): Promise<Ledger> {
  if (!/^rediss?:\/\//.test(place)) return ledgerOver(await openFileStore(place))
  // Only who uses Redis loads its client.
  const { openRedisStore } = await import('./redis-store.ts')
  return ledgerOver(await openRedisStore(place))
}
