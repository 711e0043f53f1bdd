/**
 * A message of a language model as far as plans need it: its JSON, why it ended, and the tokens it took.
 *
 * @module
 */
import { z } from 'zod'
import { EvencastError } from '../../errors.ts'
import type { TokenUsage } from './usage.ts'

export interface ModelAnswer {
  /** The arguments of the `plan` function's call, or the message's content; may be empty. */
  readonly text: string
  /** The endpoint stopped the answer at its limit of tokens. */
  readonly truncated: boolean
  /** undefined: the endpoint reports none. */
  readonly tokens: TokenUsage | undefined
}

const messageSchema = z.object({
  content: z.unknown().optional(),
  tool_calls: z.array(z.object({ args: z.unknown().optional() })).optional(),
  invalid_tool_calls: z.array(z.object({ args: z.string().optional() })).optional(),
  additional_kwargs: z.object({ __raw_response: z.unknown().optional() }).optional(),
  response_metadata: z
    .object({ finish_reason: z.string().optional(), done_reason: z.string().optional() })
    .optional()
    .catch(undefined),
  usage_metadata: z
    .object({ input_tokens: z.number(), output_tokens: z.number() })
    .optional()
    .catch(undefined),
})

type Message = z.infer<typeof messageSchema>

/**
 * Reads a message of LangChain.
 *
 * @throws EvencastError EVENCAST_SERVICE_REFUSED where the model or the endpoint's filter refuses
 */
export function readMessage(message: unknown): ModelAnswer {
  const read = messageSchema.parse(message)
  const ended = read.response_metadata?.finish_reason ?? read.response_metadata?.done_reason
  assertNoRefusal(read.additional_kwargs?.__raw_response, ended)
  const usage = read.usage_metadata
  return {
    text: textOf(read),
    truncated: ended === 'length',
    tokens: usage === undefined ? undefined : { input: usage.input_tokens, output: usage.output_tokens },
  }
}

function textOf({ content, tool_calls, invalid_tool_calls }: Message): string {
  const called = tool_calls?.[0]
  if (called !== undefined) return JSON.stringify(called.args)
  const invalid = invalid_tool_calls?.[0]?.args
  if (invalid !== undefined) return invalid
  if (typeof content === 'string') return content
  const parts = z.array(z.object({ text: z.string() })).safeParse(content)
  return parts.success ? parts.data.map(({ text }) => text).join('') : ''
}

const refusalSchema = z.object({
  choices: z.array(z.object({ message: z.object({ refusal: z.string().min(1) }) })).min(1),
})

/** LangChain's messages leave refusals out; they stand in the response alone. */
function assertNoRefusal(response: unknown, ended: string | undefined): void {
  const refused = refusalSchema.safeParse(response)
  const reason = refused.success ? refused.data.choices[0]?.message.refusal : undefined
  if (reason === undefined && ended !== 'content_filter') return
  throw new EvencastError('EVENCAST_SERVICE_REFUSED', reason ?? "the endpoint's content filter stopped it", {
    hint: 'Say the request in other words, or use `--planner grammar`.',
  })
}
