/**
 * A server on loopback that follows the published Images API (`POST /v1/images/generations`): it checks what each family
 * of models takes, and answers with a picture that it makes from the request.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import sharp from 'sharp'

export interface ImagesServer {
  /** Value for OPENAI_BASE_URL. */
  readonly baseURL: string
  /** Bodies of all requests, in their order. */
  readonly bodies: readonly Record<string, unknown>[]
  /** The next answers, in order, in place of a picture; afterwards it draws again. */
  plan(...answers: readonly PlannedAnswer[]): void
  close(): Promise<void>
}

export interface PlannedAnswer {
  readonly status?: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Milliseconds before the answer. */
  readonly delay?: number
}

interface ApiError {
  readonly message: string
  readonly type: string
  readonly param: string | null
  readonly code: string | null
}

const key = 'test-key'

export async function startImagesServer(): Promise<ImagesServer> {
  const bodies: Record<string, unknown>[] = []
  const planned: PlannedAnswer[] = []
  const origin = () => {
    const address = server.address()
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  }
  const server = createServer((request, response) => {
    answer(request, response, { bodies, planned, origin: origin() }).catch((error: unknown) =>
      send(response, 500, { error: { message: String(error) } }),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    baseURL: `${origin()}/v1`,
    bodies,
    plan: (...answers) => planned.push(...answers),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Session {
  readonly bodies: Record<string, unknown>[]
  readonly planned: PlannedAnswer[]
  readonly origin: string
}

async function answer(request: IncomingMessage, response: ServerResponse, session: Session): Promise<void> {
  const url = request.url ?? ''
  if (request.method === 'GET' && url.startsWith('/files/')) {
    if (request.headers.authorization)
      return send(response, 400, { error: { message: 'the key was sent along' } })
    response.writeHead(200, { 'content-type': 'image/jpeg' })
    response.end(await paint(url.slice('/files/'.length), 'jpeg'))
    return
  }
  if (request.method !== 'POST' || url !== '/v1/images/generations')
    return send(response, 404, { error: { message: `Unknown request URL: ${request.method} ${url}.` } })
  const body = await readBody(request)
  session.bodies.push(body)
  const next = session.planned.shift()
  if (next?.delay) await new Promise(resolve => setTimeout(resolve, next.delay))
  if (next && (next.status || next.body)) return send(response, next.status ?? 200, next.body, next.headers)
  if (request.headers.authorization !== `Bearer ${key}`)
    return send(response, 401, { error: failure('Incorrect API key provided.', null, 'invalid_api_key') })
  const error = reject(body)
  if (error) return send(response, 400, { error })
  return send(response, 200, await draw(body, session.origin))
}

/** The rules of the API reference, by family. */
function reject(body: Record<string, unknown>): ApiError | undefined {
  const { model, prompt, size, n = 1 } = body
  const name = String(model)
  if (typeof prompt !== 'string' || prompt === '')
    return failure("Missing required parameter: 'prompt'.", 'prompt')
  if (n !== 1) return failure("Invalid value for 'n'.", 'n')
  const known = new Set(['model', 'prompt', 'n', 'size', 'output_format', 'response_format'])
  const unknown = Object.keys(body).find(field => !known.has(field))
  if (unknown) return failure(`Unknown parameter: '${unknown}'.`, unknown, 'unknown_parameter')
  const gpt = name.startsWith('gpt-image')
  const foreign = gpt ? 'response_format' : 'output_format'
  if (foreign in body) return failure(`Unknown parameter: '${foreign}'.`, foreign, 'unknown_parameter')
  if (prompt.length > (gpt ? 32_000 : 4000))
    return failure('The prompt is too long.', 'prompt', 'string_above_max_length')
  if (!takes(name, String(size)))
    return failure(`Invalid size '${size}' for model '${name}'.`, 'size', 'invalid_value')
  return undefined
}

const sizes: Readonly<Record<string, readonly string[]>> = {
  'gpt-image-1': ['1024x1024', '1536x1024', '1024x1536', 'auto'],
  'dall-e-3': ['1024x1024', '1792x1024', '1024x1792'],
  'square-only': ['1024x1024'],
}

function takes(model: string, size: string): boolean {
  if (!model.startsWith('gpt-image-2')) return sizes[model]?.includes(size) ?? /^\d+x\d+$/.test(size)
  const [width = 0, height = 0] = size.split('x').map(Number)
  const pixels = width * height
  const ratio = width / height
  const fits = width % 16 === 0 && height % 16 === 0 && Math.max(width, height) <= 3840
  return fits && ratio >= 1 / 3 && ratio <= 3 && pixels >= 655_360 && pixels <= 8_294_400
}

async function draw(body: Record<string, unknown>, origin: string): Promise<unknown> {
  const size = String(body.size)
  const created = 1_700_000_000
  if (body.model === 'url-only') return { created, data: [{ url: `${origin}/files/${size}` }] }
  const b64_json = (await paint(size, body.model === 'local-flux' ? 'webp' : 'png')).toString('base64')
  const revised = body.model === 'dall-e-3' ? { revised_prompt: 'Something else altogether.' } : {}
  return { created, data: [{ b64_json, ...revised }] }
}

const painted = new Map<string, Promise<Buffer>>()

/** Left half red, right half blue; each size is painted once. */
function paint(size: string, format: 'png' | 'jpeg' | 'webp'): Promise<Buffer> {
  const name = `${size}.${format}`
  const picture = painted.get(name) ?? encodeHalves(size, format)
  painted.set(name, picture)
  return picture
}

async function encodeHalves(size: string, format: 'png' | 'jpeg' | 'webp'): Promise<Buffer> {
  const [width = 1, height = 1] = size.split('x').map(Number)
  const colors = Buffer.from([220, 20, 20, 20, 20, 220])
  const halves = sharp(colors, { raw: { width: 2, height: 1, channels: 3 } }).resize({
    width,
    height,
    fit: 'fill',
    kernel: 'nearest',
  })
  if (format === 'png') return halves.png({ compressionLevel: 1 }).toBuffer()
  return format === 'webp' ? halves.webp({ effort: 0 }).toBuffer() : halves.jpeg().toBuffer()
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString('utf8'))
}

function failure(message: string, param: string | null, code: string | null = null): ApiError {
  return { message, type: 'invalid_request_error', param, code }
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
