/**
 * Casting under `scope: ledger`: every request goes on where the last one of any process ended.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { EvencastError } from '../../errors.ts'
import type { Cast, Plan, Staged, Warning } from '../../types.ts'
import { blockBounds, blockPlaceOf } from '../block-places.ts'
import { castImage } from '../cast-image.ts'
import { assertCastable } from '../castable.ts'
import { compilePolicy } from '../compile-policy.ts'
import { drawKey } from '../draws.ts'
import { balanceBlock } from '../joint/balance-block.ts'
import type { Policy } from '../policy-schema.ts'
import type { Quotas } from '../quotas.ts'
import { balancedRule } from './balanced-rules.ts'
import type { LedgerChain } from './chain.ts'
import type { Ledger } from './ledger.ts'
import { ledgerQuotas, recordedQuotas } from './ledger-quotas.ts'
import type { LedgerRecord } from './record.ts'

/** A request to cast against what a ledger still owes. */
export interface LedgerCastOptions {
  readonly plan: Plan
  readonly policy: Policy
  readonly seed: number
  readonly image: number
  /** The request's name in the ledger: asked for again it gets the same draws. undefined: made of all options. */
  readonly request?: string | undefined
  /** A saved cast: its subjects keep their attributes exactly, and take nothing from the ledger. */
  readonly earlier?: Cast | undefined
}

/** Races that a request may lose before it gives up; somebody wins each of them. */
const mostRaces = 10_000

/**
 * Draws from the ledger and records what was drawn, or gives again what was recorded for the request. A draw is taken
 * once, whatever processes do at the same time or are killed at.
 *
 * Throws EVENCAST_LEDGER_FAILED where the ledger cannot be read or written.
 *
 * @example
 * const ledger = await openLedger('people.ledger')
 * const { value: cast } = await castFromLedger({ plan, policy, seed: 42, image: 0 }, ledger)
 * cast.ledger?.hash // the record of its draws
 */
export async function castFromLedger(options: LedgerCastOptions, ledger: Ledger): Promise<Staged<Cast>> {
  const { plan, policy, earlier } = options
  assertCastable(policy, true)
  const kept = new Set(earlier?.subjects.map(({ id }) => id))
  if (plan.subjects.every(({ id }) => kept.has(id))) return recalledCast(options)
  const request = options.request ?? requestName(options)
  const { id, version } = policy
  const compiled = compilePolicy(policy)
  const [{ compensate }, ruleFor] = [compiled, balancedRule(compiled)]
  for (let race = 0; race < mostRaces; race += 1) {
    const chain = await ledger.read()
    const recorded = chain.find(request)
    if (recorded !== undefined)
      return told(castWith(options, recordedQuotas(recorded.entry, ruleFor)), recorded, chain)
    const seed = chain.seed() ?? options.seed
    const quotas = ledgerQuotas({ chain, policy: { id, version }, seed, compensate, ruleFor })
    const cast = castWith(options, quotas)
    const taken = quotas.taken()
    if (taken.draws.length + taken.counted.length === 0) return cast
    const entry = { id: request, seed, policy: { id, version }, ...taken }
    const record = await ledger.record(entry, chain.head())
    if (record !== undefined) return told(cast, record, chain)
  }
  throw new EvencastError(
    'EVENCAST_LEDGER_FAILED',
    `Expected to record a request in ${ledger.name}, got ${mostRaces} others first`,
    { hint: 'Was the ledger emptied while it was in use? Try again.' },
  )
}

/** A cast that is called back as it was: nothing is drawn, and no ledger is needed. */
export function recalledCast(options: Omit<LedgerCastOptions, 'request'>): Staged<Cast> {
  const { value, warnings } = castWith(options, { next: () => '', savedAreSettled: true })
  const ledger = options.earlier?.ledger
  return { value: ledger === undefined ? value : { ...value, ledger }, warnings }
}

/** The picture's cast, with those constraints met that a single picture can meet. */
function castWith({ plan, policy, seed, image, earlier }: LedgerCastOptions, quotas: Quotas): Staged<Cast> {
  const key = drawKey({ seed, policy, scope: image })
  const drawn = castImage({ plan, policy, quotas, key, earlier })
  const kept = new Set(earlier?.subjects.map(({ id }) => id))
  const compiled = compilePolicy(policy)
  if (compiled.constraints.length === 0 || plan.subjects.every(({ id }) => kept.has(id))) return drawn
  const place = blockPlaceOf(image, { subjects: plan.subjects.length, shared: false })
  const [value = drawn.value] = balanceBlock({
    ...{ plans: [plan], policy, compiled, kept, key },
    casts: [drawn.value],
    boundsFor: blockBounds(place, undefined, true),
    place: place.index,
  })
  return { value, warnings: drawn.warnings }
}

function told({ value, warnings }: Staged<Cast>, record: LedgerRecord, chain: LedgerChain): Staged<Cast> {
  const ledger = { hash: record.hash, request: record.entry.id }
  return { value: { ...value, ledger }, warnings: [...warnings, ...damageWarnings(chain)] }
}

function damageWarnings(chain: LedgerChain): readonly Warning[] {
  const { unreadable, gaps, misplaced } = chain.damage()
  if (unreadable + gaps + misplaced === 0) return []
  const details = `The ledger is damaged: ${unreadable} lines cannot be read and ${gaps} records are missing, ${misplaced} stand out of order; its ${chain.size()} intact records are used.`
  return [{ stage: 'cast', type: 'dropped', feature: 'ledger', details }]
}

/** The same request, seed and saved cast have the same name, so that the same command draws the same people. */
function requestName({ plan, policy, seed, image, earlier }: LedgerCastOptions): string {
  const kept = earlier?.subjects.map(({ id }) => id) ?? []
  const text = JSON.stringify([policy.id, policy.version, seed, image, plan, kept])
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32)
}
