/**
 * What the models of a set of pictures can draw, each asked once.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import { openRenderer } from '../../index.ts'
import type { Capabilities } from '../../types.ts'

/** A picture names its model folder without the path, so that one may not be found: undefined. */
export function rememberCapabilities(
  environment: Readonly<Record<string, string | undefined>>,
): (model: string) => Promise<Capabilities | undefined> {
  const known = new Map<string, Promise<Capabilities | undefined>>()
  return model => {
    const capabilities = known.get(model) ?? capabilitiesOf(model, environment)
    known.set(model, capabilities)
    return capabilities
  }
}

async function capabilitiesOf(
  model: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Capabilities | undefined> {
  if (model.startsWith('openai:')) return undefined
  try {
    const renderer = await openRenderer(model, { environment })
    await renderer.close()
    return renderer.capabilities
  } catch (error) {
    if (EvencastError.isInstance(error) && error.code === 'EVENCAST_MODEL_NOT_FOUND') return undefined
    throw error
  }
}
