/**
 * One way in for every scope: with a ledger, or without.
 *
 * @module
 */
import type { Cast, Staged } from '../types.ts'
import { type CastOptions, castScene } from './cast.ts'
import { castFromLedger } from './ledger/cast-from-ledger.ts'
import type { Ledger } from './ledger/ledger.ts'

/** Casts a request from the ledger where there is one, else by seed and image alone. */
export async function castRequest(options: CastOptions, ledger?: Ledger | undefined): Promise<Staged<Cast>> {
  return ledger === undefined ? castScene(options) : castFromLedger(options, ledger)
}
