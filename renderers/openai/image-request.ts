/**
 * One call of the Images API.
 *
 * @module
 */
import type { ImageGenerateParamsNonStreaming } from 'openai/resources/images'
import type { Size } from '../../types.ts'
import type { ServiceModel } from './services.ts'
import { sizeToAsk, usualSize } from './sizes.ts'

/** What is asked for, and what to ask where an unknown model objects to the size or the answer's form. */
export interface ImageRequest {
  readonly body: ImageGenerateParamsNonStreaming
  readonly second: ImageGenerateParamsNonStreaming | undefined
}

/** The body for `POST /images/generations`: nothing but what the model's family takes. */
export function imageRequest(
  model: string,
  prompt: string,
  canvas: Size,
  service: ServiceModel,
): ImageRequest {
  const common = { model, prompt, n: 1 }
  const size = sizeName(sizeToAsk(canvas, service.sizes))
  return {
    body: { ...common, size, ...service.format },
    second: service.sizes === 'open' ? { ...common, size: sizeName(usualSize) } : undefined,
  }
}

function sizeName({ width, height }: Size): string {
  return `${width}x${height}`
}
