import { after } from 'node:test'
import { langchainPlanner } from '../../../agents/langchain/index.ts'
import { describePlanner } from '../../conformance/planner.ts'
import { type ModelServer, startModelServer } from '../openai-server.ts'
import { answer, subject } from './answers.ts'

const stated = (attribute: string, value: string, because: string) => [
  { attribute, values: [value], because },
]

/** What a fair model answers; it also guesses now and then, as models do. */
const answers: Readonly<Record<string, string>> = {
  'a doctor': answer([subject({ role: 'doctor', stated: stated('presentation', 'masculine', 'doctor') })]),
  'three doctors and a red car in a hospital': answer(
    [
      subject({ role: 'doctor', count: 3 }),
      subject({ class: 'car', stated: stated('color', 'red', 'red car') }),
    ],
    { setting: 'hospital' },
  ),
  'two women and a grandmother': answer([
    subject({ class: 'woman', count: 2, stated: stated('presentation', 'woman', 'two women') }),
    subject({ role: 'grandmother', stated: stated('age', 'older', 'grandmother') }),
  ]),
}

let server: ModelServer | undefined
after(() => server?.close())

describePlanner('LangChain', async () => {
  server = await startModelServer(message => {
    const request = message.replace(/<\/?request>/g, '').trim()
    return { call: answers[request] ?? 'no answer' }
  })
  return langchainPlanner({
    model: 'openai:test-model',
    environment: { OPENAI_BASE_URL: `${server.address}/v1` },
    fallback: {
      name: 'none',
      plan: text => Promise.reject(new Error(`Nobody should have to plan "${text}"`)),
    },
  })
})
