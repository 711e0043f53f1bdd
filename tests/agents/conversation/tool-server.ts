/**
 * A loopback server that speaks the chat completions protocol with tools, as OpenAI publishes it.
 */
import { createServer } from 'node:http'
import { z } from 'zod'

export interface ToolCall {
  readonly name: string
  readonly input: unknown
}

/** Tool calls, a text that ends the turn, an HTTP error, or silence. */
export type ToolReply =
  | { readonly calls: readonly ToolCall[] }
  | { readonly text: string }
  | { readonly status: number }
  | 'silence'

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
  tools: z.array(z.looseObject({ function: z.looseObject({ name: z.string() }) })).optional(),
})

export type AskedTurn = z.infer<typeof requestSchema>

export interface ToolServer {
  /** `http://127.0.0.1:PORT` */
  readonly address: string
  readonly asked: readonly AskedTurn[]
  close(): Promise<void>
}

/** @param reply what the model says to a request; it sees the whole conversation */
export async function startToolServer(reply: (asked: AskedTurn) => ToolReply): Promise<ToolServer> {
  const asked: AskedTurn[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request.setEncoding('utf8')) text += chunk
    const body = requestSchema.parse(JSON.parse(text))
    asked.push(body)
    const said = reply(body)
    if (said === 'silence') return
    const status = 'status' in said ? said.status : 200
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(
        'status' in said
          ? { error: { message: 'no', type: 'server_error' } }
          : completion(body.model, asked.length, said),
      ),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port')
  return {
    address: `http://127.0.0.1:${address.port}`,
    asked,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function completion(
  model: string,
  turn: number,
  said: { readonly calls: readonly ToolCall[] } | { readonly text: string },
): unknown {
  const called = 'calls' in said
  const message = called
    ? {
        content: null,
        tool_calls: said.calls.map(({ name, input }, index) => ({
          id: `call_${turn}_${index}`,
          type: 'function',
          function: { name, arguments: JSON.stringify(input) },
        })),
      }
    : { content: said.text }
  return {
    id: `chatcmpl-${turn}`,
    object: 'chat.completion',
    created: 1_700_000_000,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', refusal: null, ...message },
        logprobs: null,
        finish_reason: called ? 'tool_calls' : 'stop',
      },
    ],
    usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
  }
}
