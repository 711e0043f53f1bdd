/**
 * Which scenes can be verified.
 *
 * @module
 */
import { assertRedraws } from '../edits/index.ts'
import { EvencastError } from '../errors.ts'
import type { Renderer } from '../renderers/renderer.ts'
import type { Request, Script } from '../types.ts'

/** A scene that is about to be drawn. */
export interface Verifiable {
  readonly request: Request
  readonly script: Script
  readonly renderer: Renderer
}

/** EVENCAST_OPTION_INVALID where the boxes hold no cast, EVENCAST_MODEL_UNSUPPORTED where no subject can be redrawn. */
export function assertVerifiable({ request, script, renderer }: Verifiable): void {
  const uncast =
    script.regions === 'none' ? '--regions none' : request.uncast === true ? '--uncast' : undefined
  if (uncast !== undefined)
    throw new EvencastError('EVENCAST_OPTION_INVALID', `Expected \`--verify\` or \`${uncast}\`, got both`, {
      hint: 'Verifying draws anew what differs from the cast, which a picture for comparison does not show.',
    })
  assertRedraws(renderer)
}
