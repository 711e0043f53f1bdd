/**
 * A loopback server that speaks the chat completions protocol as OpenAI publishes it, and Ollama's /api/chat.
 * It answers from a script, one entry a request, and remembers what it was asked.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

export type Reply =
  /** The message's content; `finish` is why it ended, `stop` unless said. */
  | { readonly content: string; readonly finish?: 'stop' | 'length' | 'content_filter' }
  /** The arguments of a call of the `plan` function. */
  | { readonly call: string }
  | { readonly refusal: string }
  /** An error object under an HTTP status. */
  | {
      readonly status: number
      readonly message: string
      readonly code?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  /** A body that is no JSON of the protocol, under status 200. */
  | { readonly body: string }
  /** Closes the connection. */
  | 'reset'
  /** Says nothing, and keeps the connection. */
  | 'silence'

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })),
  temperature: z.number().optional(),
  tools: z
    .array(
      z.object({
        type: z.literal('function'),
        function: z.looseObject({
          name: z.string(),
          strict: z.boolean().optional(),
          parameters: z.unknown(),
        }),
      }),
    )
    .optional(),
  format: z.unknown().optional(),
})

export interface AskedRequest {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: z.infer<typeof requestSchema>
}

export interface ModelServer {
  /** `http://127.0.0.1:PORT` */
  readonly address: string
  readonly asked: readonly AskedRequest[]
  close(): Promise<void>
}

/** Starts a server with a reply for each last message, or with replies of which the last is given again and again. */
export async function startModelServer(
  replies: readonly Reply[] | ((message: string, body: AskedRequest['body']) => Reply),
): Promise<ModelServer> {
  const asked: AskedRequest[] = []
  const server = createServer(async (request, response) => {
    const body = requestSchema.parse(JSON.parse(await textOf(request)))
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization, body })
    const message = body.messages.at(-1)?.content ?? ''
    const scripted =
      typeof replies === 'function'
        ? replies(message, body)
        : replies[Math.min(asked.length, replies.length) - 1]
    answer(response, request.url ?? '', body.model, scripted)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = addressOf(server.address())
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(response: ServerResponse, path: string, model: string, reply: Reply | undefined): void {
  if (reply === 'silence' || reply === undefined) return
  if (reply === 'reset') response.destroy()
  else if ('status' in reply) send(response, reply.status, errorBody(reply), reply.headers)
  else if ('body' in reply) response.writeHead(200, { 'content-type': 'application/json' }).end(reply.body)
  else if (path === '/api/chat')
    send(response, 200, ollamaAnswer(model, 'content' in reply ? reply.content : ''))
  else if (path === '/v1/chat/completions') send(response, 200, completion(model, reply))
  else send(response, 404, errorBody({ status: 404, message: `Unknown path ${path}` }))
}

function errorBody({ status, message, code }: { status: number; message: string; code?: string }): unknown {
  const types: Readonly<Record<number, string>> = {
    401: 'authentication_error',
    404: 'invalid_request_error',
    429: 'rate_limit_error',
  }
  return { error: { message, type: types[status] ?? 'server_error', param: null, code: code ?? null } }
}

function completion(
  model: string,
  reply: { content: string; finish?: string } | { call: string } | { refusal: string },
): unknown {
  const said = {
    content: 'content' in reply ? reply.content : null,
    refusal: 'refusal' in reply ? reply.refusal : null,
    ...('call' in reply ? { tool_calls: [toolCall(reply.call)] } : {}),
  }
  const finish = 'content' in reply ? (reply.finish ?? 'stop') : 'call' in reply ? 'tool_calls' : 'stop'
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', ...said },
        logprobs: null,
        finish_reason: finish,
      },
    ],
    usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
  }
}

function toolCall(text: string) {
  return { id: 'call_1', type: 'function', function: { name: 'plan', arguments: text } }
}

/** The only, and so the last, line of Ollama's stream. */
function ollamaAnswer(model: string, content: string): unknown {
  return {
    model,
    created_at: '2026-01-01T00:00:00Z',
    message: { role: 'assistant', content },
    done: true,
    done_reason: 'stop',
    total_duration: 1,
    load_duration: 1,
    prompt_eval_count: 100,
    prompt_eval_duration: 1,
    eval_count: 50,
    eval_duration: 1,
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(`${JSON.stringify(body)}\n`)
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port')
  return address
}
