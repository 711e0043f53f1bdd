/** Planners on loopback servers, each closed with its test. */
import { afterEach } from 'node:test'
import { grammarPlanner, langchainPlanner } from '../../../agents/index.ts'
import type { LangchainPlannerOptions } from '../../../agents/langchain/index.ts'
import type { Planner } from '../../../agents/planner.ts'
import { type ModelServer, type Reply, startModelServer } from '../openai-server.ts'

export type Replies = Parameters<typeof startModelServer>[0]

export interface ServedPlanner {
  readonly planner: Planner
  readonly server: ModelServer
  /** Another planner on the same server. */
  again(options?: Partial<LangchainPlannerOptions>): Planner
}

const open: ModelServer[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(server => server.close()))
})

/** A planner on a server with these replies; the grammar plans what the model does not. */
export async function servedPlanner(
  replies: Replies,
  options: Partial<LangchainPlannerOptions> = {},
): Promise<ServedPlanner> {
  const server = await startModelServer(replies)
  open.push(server)
  const again = (others: Partial<LangchainPlannerOptions> = {}) =>
    langchainPlanner({
      model: 'openai:test-model',
      fallback: grammarPlanner,
      environment: { OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: `${server.address}/v1` },
      ...options,
      ...others,
    })
  return { planner: again(), server, again }
}

type AskedBody = ModelServer['asked'][number]['body']

/** The forms in which a server was asked, in their order. */
export function formsAsked({ asked }: ModelServer): readonly string[] {
  return asked.map(({ body }) => formOf(body))
}

/** Refuses every form but those named, as servers do that have never heard of the others. */
export function takesOnly(forms: readonly string[], reply: (form: string) => Reply): Replies {
  return (_message, body) => {
    const form = formOf(body)
    return forms.includes(form)
      ? reply(form)
      : { status: 400, message: `Unsupported parameter for ${form}: response_format or tools` }
  }
}

function formOf(body: AskedBody): string {
  const format = JSON.stringify(body.response_format ?? '')
  if (format.includes('json_schema')) return 'schema'
  if (body.tools !== undefined) return 'tool'
  return format.includes('json_object') ? 'json' : 'text'
}
