import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { langchainReader } from '../../../agents/conversation/agent/langchain-reader.ts'
import { grammarReader } from '../../../agents/index.ts'
import { hospital } from './scene.ts'
import { startToolServer, type ToolCall, type ToolReply, type ToolServer } from './tool-server.ts'

const servers: ToolServer[] = []
after(() => Promise.all(servers.map(server => server.close())))

/** A reader on a model that gives these replies one after the other, the last again and again. */
async function readerThat(...replies: readonly ToolReply[]) {
  const server: ToolServer = await startToolServer(
    () => replies[Math.min(server.asked.length, replies.length) - 1] ?? { text: '' },
  )
  servers.push(server)
  const environment = { OPENAI_BASE_URL: `${server.address}/v1` }
  const reader = langchainReader({
    model: 'openai:tiny',
    fallback: grammarReader,
    environment,
    // Only a server that never answers is waited for in vain.
    timeoutMilliseconds: replies[0] === 'silence' ? 1000 : 60_000,
  })
  return { reader, server }
}

const call = (name: string, input: unknown): ToolCall => ({ name, input })
const done: ToolReply = { text: 'Done.' }

describe('conversations on a language model', () => {
  it('carries out what the tools were called for, in order', async () => {
    const { reader, server } = await readerThat(
      {
        calls: [
          call('change_subjects', { subjects: ['doctor-1'], words: 'older' }),
          call('remove_subjects', { subjects: ['dog-1'] }),
        ],
      },
      done,
    )
    const { commands, warnings } = await reader.read('the doc should look older, and no dog pls', hospital())
    assert.deepEqual(commands, [
      { type: 'state', subjects: ['doctor-1'], stated: { age: 'older' } },
      { type: 'remove', subjects: ['dog-1'] },
    ])
    assert.deepEqual(warnings, [])
    assert.ok((server.asked[0]?.tools ?? []).length > 15)
    assert.match(JSON.stringify(server.asked[0]?.messages), /doctor-1/)
  })

  it('tells the model what was wrong, and takes its better call', async () => {
    const { reader, server } = await readerThat(
      { calls: [call('change_subjects', { subjects: ['doctor-9'], words: 'older' })] },
      { calls: [call('change_subjects', { subjects: ['doctor-1'], words: 'older' })] },
      done,
    )
    const { commands } = await reader.read('make the doctor older', hospital())
    assert.deepEqual(commands, [{ type: 'state', subjects: ['doctor-1'], stated: { age: 'older' } }])
    assert.match(JSON.stringify(server.asked[1]?.messages), /There is no doctor-9/)
  })

  it('lets a later call of the turn speak of newcomers', async () => {
    const { reader } = await readerThat(
      {
        calls: [
          call('add_subjects', { words: 'a cat', relation: 'next to', object: 'doctor-1' }),
          call('change_subjects', { subjects: ['cat-1'], words: 'black' }),
        ],
      },
      done,
    )
    const { commands, focus } = await reader.read('a cat beside the doctor, black', hospital())
    assert.deepEqual(
      commands.map(({ type }) => type),
      ['add', 'state'],
    )
    assert.deepEqual(focus, ['cat-1'])
  })

  it('takes no word that the user did not say: a model cannot decide how people look', async () => {
    const invented = { calls: [call('change_subjects', { subjects: ['doctor-1'], words: 'a white man' })] }
    const { reader, server } = await readerThat(invented, done)
    const { commands } = await reader.read('make the doctor older', hospital())
    assert.deepEqual(commands, [{ type: 'state', subjects: ['doctor-1'], stated: { age: 'older' } }])
    assert.match(JSON.stringify(server.asked[1]?.messages), /is not what the user said/)
  })

  it('has no tool for policy, options or files', async () => {
    const { reader } = await readerThat(
      {
        calls: [
          call('set_policy', { policy: 'only.yaml' }),
          call('draw_picture', { words: 'two dogs', policy: '/etc/passwd' }),
          call('undo', { steps: -1 }),
        ],
      },
      done,
    )
    const { commands } = await reader.read('hello', hospital())
    assert.deepEqual(
      commands.map(({ type }) => type),
      ['ask'],
    )
  })

  for (const [what, reply] of [
    ['an error of the service', { status: 500 }],
    ['a refused key', { status: 401 }],
    ['no answer in time', 'silence'],
    ['a model that never stops', { calls: [call('describe', {})] }],
  ] as const)
    it(`reads by the grammar, and says so, after ${what}`, async () => {
      const { reader } = await readerThat(reply)
      const { commands, warnings } = await reader.read('make the doctor older', hospital())
      assert.deepEqual(commands, [{ type: 'state', subjects: ['doctor-1'], stated: { age: 'older' } }])
      assert.equal(warnings[0]?.type, 'fallback')
    })

  it('reads by the grammar where the model only talks', async () => {
    const { reader } = await readerThat({ text: 'I would love to help you with that!' })
    const { commands } = await reader.read('remove the dog', hospital())
    assert.deepEqual(commands, [{ type: 'remove', subjects: ['dog-1'] }])
  })

  it('refuses models of other names', () => {
    assert.throws(() => langchainReader({ model: 'gpt', fallback: grammarReader, environment: {} }), {
      code: 'EVENCAST_OPTION_INVALID',
    })
  })
})
