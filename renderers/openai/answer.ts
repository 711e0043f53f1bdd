/**
 * From a service's answer to the canvas's pixels.
 *
 * @module
 */
import { z } from 'zod'
import { EvencastError, throwIfAborted } from '../../errors.ts'
import type { Size } from '../../types.ts'

/** The first picture of an answer: base64, or where to fetch it. */
export interface AnsweredImage {
  readonly b64_json?: string | undefined
  readonly url?: string | undefined
  /** The prompt as the service rewrote it. */
  readonly revised_prompt?: string | undefined
}

export interface DecodedImage {
  /** RGB of the canvas, row by row. */
  readonly pixels: Uint8Array
  /** Size the service drew. */
  readonly drawn: Size
}

const answerSchema = z.object({
  data: z
    .array(
      z.object({
        b64_json: z.string().nullish(),
        url: z.string().nullish(),
        revised_prompt: z.string().nullish(),
      }),
    )
    .min(1),
})

const largestFile = 64 * 2 ** 20
const mostPixels = 2 ** 26

/** Checks an answer from outside; EVENCAST_RENDERER_FAILED where it holds no picture. */
export function firstImage(answer: unknown): AnsweredImage {
  const result = answerSchema.safeParse(answer)
  const image = result.data?.data[0]
  if (!image?.b64_json && !image?.url) throw malformed('an image in the answer', 'none', result.error)
  return {
    b64_json: image.b64_json ?? undefined,
    url: image.url ?? undefined,
    revised_prompt: image.revised_prompt ?? undefined,
  }
}

export interface FetchOptions {
  readonly fetch: typeof globalThis.fetch
  readonly baseURL: string
  /** Longest wait, in seconds. */
  readonly timeout: number
  readonly signal: AbortSignal | undefined
}

/** Bytes of the picture. A URL is fetched without the key, over https or from the service's own origin. */
export async function imageBytes(
  { b64_json, url = '' }: AnsweredImage,
  options: FetchOptions,
): Promise<Uint8Array> {
  if (b64_json) return Buffer.from(b64_json.replace(/^data:[^,]*,/, ''), 'base64')
  const address = URL.canParse(url, options.baseURL) ? new URL(url, options.baseURL) : undefined
  if (address?.protocol !== 'https:' && address?.origin !== new URL(options.baseURL).origin)
    throw malformed('an https address of the picture', url.slice(0, 80))
  try {
    return await download(address, options)
  } catch (error) {
    if (EvencastError.isInstance(error)) throw error
    throwIfAborted(options.signal)
    throw new EvencastError(
      'EVENCAST_SERVICE_UNAVAILABLE',
      `Could not fetch the picture from ${address.origin}`,
      {
        cause: error,
        hint: 'Try again later.',
      },
    )
  }
}

async function download(address: URL, { fetch, timeout, signal }: FetchOptions): Promise<Uint8Array> {
  const limit = AbortSignal.timeout(timeout * 1000)
  const response = await fetch(address, { signal: signal ? AbortSignal.any([signal, limit]) : limit })
  const length = Number(response.headers.get('content-length') ?? 0)
  if (!response.ok) throw malformed('the picture at the address in the answer', `status ${response.status}`)
  if (length > largestFile) throw malformed('a picture of at most 64 MiB', `${length} bytes`)
  return new Uint8Array(await response.arrayBuffer())
}

/** Decodes PNG, WebP or JPEG and fits it to the canvas: the larger part is kept, what juts out is cut evenly. */
export async function decodeImage(bytes: Uint8Array, canvas: Size): Promise<DecodedImage> {
  const { default: sharp } = await import('sharp')
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels })
    const { format, width, height } = await image.metadata()
    if (!['png', 'webp', 'jpeg'].includes(format)) throw malformed('a PNG, WebP or JPEG', format)
    const pixels = await image
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .resize({ ...canvas, fit: 'cover' })
      .removeAlpha()
      .raw()
      .toBuffer()
    return { pixels: new Uint8Array(pixels), drawn: { width, height } }
  } catch (error) {
    if (EvencastError.isInstance(error)) throw error
    throw malformed('a picture that can be decoded', `${bytes.length} other bytes`, error)
  }
}

function malformed(expected: string, actual: string, cause?: unknown): EvencastError {
  return new EvencastError(
    'EVENCAST_RENDERER_FAILED',
    `Expected ${expected} from the service, got ${actual}`,
    {
      cause,
      hint: 'Check that OPENAI_BASE_URL names an image service that follows the OpenAI Images API.',
    },
  )
}
