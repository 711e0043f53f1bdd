/**
 * A language model on loopback that understands the dialogues: it answers over HTTP with the tool calls that a turn
 * means, then with a last word.
 *
 * @module
 */
import { type DialogueReader, grammarReader, openDialogueReader } from '../../agents/index.ts'
import { startToolServer } from '../../tests/agents/conversation/tool-server.ts'
import { type SpokenCall, spokenCalls } from './spoken-calls.ts'

export interface LoopbackModel {
  /** The agent on this model. */
  readonly reader: DialogueReader
  /** Turns that the tools cannot say in the user's words: the model then only talks. */
  readonly unsayable: () => number
  readonly requests: () => number
  readonly close: () => Promise<void>
}

export async function startLoopbackModel(): Promise<LoopbackModel> {
  let calls: readonly SpokenCall[] = []
  let unsayable = 0
  const server = await startToolServer(({ messages }) =>
    messages.at(-1)?.role === 'user' && calls.length > 0 ? { calls } : { text: 'Done.' },
  )
  const agent = openDialogueReader('openai:loopback', {
    environment: { OPENAI_BASE_URL: `${server.address}/v1` },
  })
  return {
    reader: {
      name: 'openai:loopback',
      async read(said, scene, options) {
        const { commands } = await grammarReader.read(said, scene)
        const spoken = spokenCalls(commands, said, scene)
        if (spoken === undefined) unsayable += 1
        calls = spoken ?? []
        return agent.read(said, scene, options)
      },
    },
    unsayable: () => unsayable,
    requests: () => server.asked.length,
    close: () => server.close(),
  }
}
