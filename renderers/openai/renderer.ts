/**
 * The renderer over an image service.
 *
 * @module
 */
import { throwIfAborted } from '../../errors.ts'
import { assertDrawable } from '../onnx/check-scene.ts'
import type { Renderer } from '../renderer.ts'
import { decodeImage, firstImage, imageBytes } from './answer.ts'
import { boxMasks } from './box-masks.ts'
import { type ConnectionOptions, connection } from './connection.ts'
import { describeScene } from './describe-scene.ts'
import { isRefusedOption, serviceFailure } from './failures.ts'
import { imageRequest } from './image-request.ts'
import { charactersPerToken, describeService, serviceModel } from './services.ts'
import { unlessAborted } from './unless-aborted.ts'
import { serviceWarnings } from './warnings.ts'

export interface OpenAIRendererOptions extends ConnectionOptions {
  /** Milliseconds from any fixed point. */
  readonly now?: (() => number) | undefined
}

/**
 * Opens a model of OpenAI's, or of any server that follows its Images API (OPENAI_BASE_URL). Nothing is called before
 * `render`. Throws EVENCAST_OPTION_INVALID without a key.
 *
 * The script becomes one prompt that describes the layout. What the service cannot honour (seed, steps, guidance, negative
 * prompts, exact boxes) is a warning of every rendering, and the masks are the boxes. `render` throws
 * EVENCAST_SERVICE_REFUSED with the service's words, EVENCAST_SERVICE_RATE_LIMITED, EVENCAST_SERVICE_UNAVAILABLE,
 * EVENCAST_MODEL_NOT_FOUND, EVENCAST_RENDERER_FAILED for an answer without a picture, and EVENCAST_ABORTED.
 *
 * @example
 * const renderer = await openOpenAIRenderer('gpt-image-1', { environment: process.env })
 * const { picture, rendering } = await renderer.render(script, layout)
 */
export async function openOpenAIRenderer(
  model: string,
  { now = () => performance.now(), ...options }: OpenAIRendererOptions = {},
): Promise<Renderer> {
  const service = serviceModel(model)
  const capabilities = describeService(model, service)
  const { baseURL, timeout, open } = connection(options)
  const fetch = options.fetch ?? globalThis.fetch

  const ask = async (
    prompt: string,
    canvas: Parameters<typeof decodeImage>[1],
    signal: AbortSignal | undefined,
  ) => {
    const { client, errors } = await open()
    const { body, second } = imageRequest(model, prompt, canvas, service)
    const generate = (parameters: typeof body) => client.images.generate(parameters, signal ? { signal } : {})
    try {
      return await generate(body).catch((error: unknown) => {
        if (second === undefined || !isRefusedOption(error, errors)) throw error
        return generate(second)
      })
    } catch (error) {
      throwIfAborted(signal)
      throw serviceFailure(error, errors, capabilities.model, baseURL)
    }
  }

  return {
    capabilities,
    countTokens: prompt => Math.ceil(prompt.length / charactersPerToken),
    async render(script, layout, { signal } = {}) {
      throwIfAborted(signal)
      assertDrawable(script, layout, capabilities)
      const started = now()
      const { canvas } = layout
      const described = describeScene(script, layout)
      const prompt = described.slice(0, service.maximumCharacters)
      const image = firstImage(await unlessAborted(ask(prompt, canvas, signal), signal))
      const bytes = await unlessAborted(imageBytes(image, { fetch, baseURL, timeout, signal }), signal)
      const answered = now()
      const { pixels, drawn } = await decodeImage(bytes, canvas)
      const ended = now()
      const ids = script.subjects.map(({ id }) => id)
      const warnings = serviceWarnings(script, capabilities.model, {
        canvas,
        drawn,
        shortened: prompt.length < described.length,
        revisedPrompt: image.revised_prompt === prompt ? undefined : image.revised_prompt,
      })
      return {
        rendering: {
          canvas,
          regions: script.regions,
          steps: script.steps,
          unetEvaluations: 0,
          modelHash: model,
          seconds: {
            load: 0,
            encode: 0,
            denoise: (answered - started) / 1000,
            decode: (ended - answered) / 1000,
            total: (ended - started) / 1000,
          },
          warnings: [...warnings],
        },
        picture: { ...canvas, pixels, masks: boxMasks(layout, ids) },
      }
    },
    async close() {},
  }
}
