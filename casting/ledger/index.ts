/**
 * Ledgers: quotas that go on across requests, processes and machines.
 *
 * @module
 */
export { castFromLedger, type LedgerCastOptions } from './cast-from-ledger.ts'
export { type LedgerChain, type LedgerDamage, openChain } from './chain.ts'
export { openFileStore } from './file-store.ts'
export { type Ledger, type LedgerStore, ledgerOver } from './ledger.ts'
export { openLedger } from './open-ledger.ts'
export { type LedgerEntry, type LedgerRecord, readRecord, recordLine, sealEntry } from './record.ts'
