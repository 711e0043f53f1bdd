/**
 * The instrument that a scene is verified with.
 *
 * @module
 */
import type { Auditor } from '../audits/index.ts'
import { EvencastError } from '../errors.ts'
import { assertVerifiable, type Verifiable } from './assert-verifiable.ts'

/**
 * Opens the instrument, once it is known that the scene can be verified.
 *
 * @throws EVENCAST_OPTION_INVALID where there is nothing to open, or the boxes hold no cast.
 */
export async function openVerifier(
  { openAuditor }: { readonly openAuditor?: (() => Promise<Auditor>) | undefined },
  verifiable: Verifiable,
): Promise<Auditor> {
  assertVerifiable(verifiable)
  if (openAuditor !== undefined) return openAuditor()
  throw new EvencastError('EVENCAST_OPTION_INVALID', 'Expected `openAuditor` beside `verify`, got nothing', {
    hint: 'Give the tools an `openAuditor`, such as the one of `evencast/audits`, or leave `verify` out.',
  })
}
