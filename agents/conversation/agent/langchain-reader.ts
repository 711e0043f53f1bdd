/**
 * The reader of conversations on any OpenAI-compatible or Ollama model: an agent whose tools note commands.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { assetPath } from '../../../assets.ts'
import { EvencastError, invalidValue, throwIfAborted } from '../../../errors.ts'
import type { Warning } from '../../../types.ts'
import { type ChatModelOptions, openLanguageModel } from '../../langchain/chat-model.ts'
import { describeFailure } from '../../langchain/failures.ts'
import type { Command } from '../commands.ts'
import type { DialogueReader, ScenePoints, Understood } from '../dialogue-reader.ts'
import { turnMessage } from './picture-message.ts'
import { agentTools } from './tool-table.ts'
import { startTurn, type TurnState } from './turn-state.ts'

export interface LangchainReaderOptions extends ChatModelOptions {
  /** Reads what the model does not, usually the grammar. */
  readonly fallback: DialogueReader
  /** For the whole turn; default one minute. */
  readonly timeoutMilliseconds?: number | undefined
}

/** Calls of the model in one turn; each may call several tools. */
const mostCalls = 4

/**
 * Makes a reader. Nothing is loaded or asked before the first turn. A turn that the model fails on, or makes nothing of,
 * is read by the fallback.
 *
 * @throws EvencastError EVENCAST_OPTION_INVALID for a model that is neither `openai:MODEL` nor `ollama:MODEL`
 * @example
 * const reader = langchainReader({ model: 'ollama:llama3.2', fallback: grammarReader, environment: process.env })
 * const { commands } = await reader.read('make the doctor older', scene)
 */
export function langchainReader(options: LangchainReaderOptions): DialogueReader {
  const { model, fallback, timeoutMilliseconds = 60_000 } = options
  if (!/^(?:openai|ollama):./.test(model))
    throw invalidValue('EVENCAST_OPTION_INVALID', 'model', '`openai:MODEL` or `ollama:MODEL`', model)
  return {
    name: model,
    async read(said, scene, { signal } = {}) {
      throwIfAborted(signal)
      const turn = startTurn(scene)
      let limit: AbortSignal | undefined
      try {
        const parts = await agentParts(options)
        // The time counts from here: loading the library is no fault of the model.
        limit = AbortSignal.timeout(timeoutMilliseconds)
        const both = signal === undefined ? limit : AbortSignal.any([signal, limit])
        await askAgent(parts, turn, { said, scene, signal: both })
        const offline = await fallback.read(said, scene, { signal })
        // A model that only talks where the rules read a change has missed it.
        if (
          !turn.commands().some(isChange) &&
          (turn.commands().length === 0 || offline.commands.some(isChange))
        )
          return offline
        return { commands: turn.commands(), focus: turn.scene()?.focus ?? [], warnings: [] }
      } catch (error) {
        throwIfAborted(signal)
        const reason = limit?.aborted
          ? `EVENCAST_SERVICE_UNAVAILABLE: no answer within ${timeoutMilliseconds / 1000} s`
          : describeFailure(error)
        return withFallback(await fallback.read(said, scene, { signal }), options, reason)
      }
    },
  }
}

function isChange({ type }: Command): boolean {
  return type !== 'tell' && type !== 'why' && type !== 'ask'
}

type AgentParts = Awaited<ReturnType<typeof agentParts>>

async function agentParts(options: ChatModelOptions) {
  const [{ createAgent }, { tool }, model, systemPrompt] = await Promise.all([
    import('langchain'),
    import('@langchain/core/tools'),
    openLanguageModel(options),
    readSystemPrompt(),
  ])
  return { createAgent, tool, model, systemPrompt }
}

interface Asked {
  readonly said: string
  readonly scene: ScenePoints | undefined
  readonly signal: AbortSignal
}

async function askAgent(
  { createAgent, tool, model, systemPrompt }: AgentParts,
  turn: TurnState,
  { said, scene, signal }: Asked,
): Promise<void> {
  const tools = agentTools(turn, said).map(({ name, description, schema, run }) =>
    tool(async (input: unknown) => run(input), { name, description, schema }),
  )
  const agent = createAgent({ model, tools, systemPrompt })
  const messages = [{ role: 'user', content: turnMessage(said, scene) }]
  // Each call of the model and each round of tools is one step; one more, and the turn is left to the fallback.
  await agent.invoke({ messages }, { signal, recursionLimit: 2 * mostCalls })
}

/** The section `# system` of the prompt that ships. */
async function readSystemPrompt(): Promise<string> {
  const text = await readFile(assetPath('prompts', 'conversation', 'agent.md'), 'utf8')
  const system = /^# system\n([\s\S]*)$/m.exec(text)?.[1]?.trim()
  if (system !== undefined) return system
  throw new EvencastError(
    'EVENCAST_PLANNER_FAILED',
    'Expected `# system` in the prompt of the conversation',
    {
      hint: 'Restore prompts/conversation/agent.md from the package.',
    },
  )
}

function withFallback(
  understood: Understood,
  { model, fallback }: LangchainReaderOptions,
  reason: string,
): Understood {
  const warning: Warning = {
    stage: 'plan',
    type: 'fallback',
    feature: model,
    details: `${model} did not read the turn (${reason}); "${fallback.name}" read it.`,
  }
  return { ...understood, warnings: [warning, ...understood.warnings] }
}
