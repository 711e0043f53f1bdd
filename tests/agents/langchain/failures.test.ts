import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openPlanner } from '../../../agents/open-planner.ts'
import { EvencastError } from '../../../errors.ts'
import type { Reply } from '../openai-server.ts'
import { answer, subject } from './answers.ts'
import { servedPlanner } from './servers.ts'

const doctor = answer([subject({ role: 'doctor' })])

interface Failure {
  readonly replies: readonly Reply[]
  readonly code: string
  readonly says: RegExp
  readonly asks?: number
}

const failures: Readonly<Record<string, Failure>> = {
  silence: { replies: ['silence'], code: 'EVENCAST_SERVICE_UNAVAILABLE', says: /no answer within 1\.5 s/ },
  'a connection that is reset': { replies: ['reset'], code: 'EVENCAST_SERVICE_UNAVAILABLE', says: /.+/ },
  'HTTP 401': {
    replies: [{ status: 401, message: 'Incorrect API key provided' }],
    code: 'EVENCAST_SERVICE_REFUSED',
    says: /HTTP 401.*Incorrect API key/,
  },
  'HTTP 429 without a time': {
    replies: [{ status: 429, message: 'Rate limit reached' }],
    code: 'EVENCAST_SERVICE_RATE_LIMITED',
    says: /HTTP 429.*Rate limit/,
  },
  'HTTP 429 for an hour': {
    replies: [{ status: 429, message: 'Rate limit reached', headers: { 'retry-after': '3600' } }],
    code: 'EVENCAST_SERVICE_RATE_LIMITED',
    says: /try again in 3600 s/,
  },
  'HTTP 429 twice': {
    replies: [{ status: 429, message: 'Rate limit reached', headers: { 'retry-after': '0' } }],
    code: 'EVENCAST_SERVICE_RATE_LIMITED',
    says: /try again in 0 s/,
    asks: 2,
  },
  'HTTP 500': {
    replies: [{ status: 500, message: 'Internal error' }],
    code: 'EVENCAST_SERVICE_UNAVAILABLE',
    says: /HTTP 500/,
  },
  'HTTP 503': {
    replies: [{ status: 503, message: 'Loading model' }],
    code: 'EVENCAST_SERVICE_UNAVAILABLE',
    says: /HTTP 503.*Loading model/,
  },
  'a request that is too long': {
    replies: [{ status: 400, message: 'This model has a maximum context length of 512 tokens' }],
    code: 'EVENCAST_PLANNER_FAILED',
    says: /context length/,
  },
  'a refusal': {
    replies: [{ refusal: 'I cannot help with that' }],
    code: 'EVENCAST_SERVICE_REFUSED',
    says: /I cannot help/,
  },
  'a content filter': {
    replies: [{ content: '', finish: 'content_filter' }],
    code: 'EVENCAST_SERVICE_REFUSED',
    says: /content filter/,
  },
  'an answer cut off': {
    replies: [{ content: doctor.slice(0, 40), finish: 'length' }],
    code: 'EVENCAST_PLANNER_FAILED',
    says: /cut off|length limit/,
  },
  nonsense: {
    replies: [{ content: 'Roses are red.' }],
    code: 'EVENCAST_PLANNER_FAILED',
    says: /no JSON object/,
    asks: 2,
  },
  'nothing at all': {
    replies: [{ content: '' }],
    code: 'EVENCAST_PLANNER_FAILED',
    says: /no JSON object/,
    asks: 2,
  },
  'JSON that is not closed': {
    replies: [{ content: doctor.slice(0, -2) }],
    code: 'EVENCAST_PLANNER_FAILED',
    says: /two invalid answers/,
    asks: 2,
  },
  'a list': {
    replies: [{ content: '[1, 2]' }],
    code: 'EVENCAST_PLANNER_FAILED',
    says: /no JSON object/,
    asks: 2,
  },
  'other JSON': {
    replies: [{ content: '{"answer": 42}' }],
    code: 'EVENCAST_PLANNER_FAILED',
    says: /two invalid answers.*subjects/,
    asks: 2,
  },
  'five hundred doctors': {
    replies: [{ content: answer([subject({ role: 'doctor', count: 500 })]) }],
    code: 'EVENCAST_PLANNER_FAILED',
    says: /at most 40/,
    asks: 2,
  },
  'a body of HTML': {
    replies: [{ body: '<html>Bad gateway</html>' }],
    code: 'EVENCAST_SERVICE_UNAVAILABLE',
    says: /.+/,
  },
  'a body without a message': {
    replies: [{ body: '{"choices": []}' }],
    code: 'EVENCAST_SERVICE_UNAVAILABLE',
    says: /.+/,
  },
}

describe('a failure of a language model', () => {
  for (const [what, { replies, code, says, asks }] of Object.entries(failures)) {
    const timeoutMilliseconds = what === 'silence' ? 1500 : 30_000

    it(`ends in the grammar's plan and a warning: ${what}`, async () => {
      const { planner, server } = await servedPlanner(replies, { timeoutMilliseconds })
      const { value, warnings } = await planner.plan('a doctor')
      assert.deepEqual(value.subjects, [{ id: 'doctor-1', class: 'person', role: 'doctor', stated: {} }])
      assert.equal(warnings[0]?.type, 'fallback')
      assert.match(warnings[0]?.details ?? '', new RegExp(code))
      assert.match(warnings[0]?.details ?? '', says)
      assert.doesNotMatch(warnings[0]?.details ?? '', /test-key|Troubleshooting|\n/)
      assert.equal(server.asked.length, asks ?? 1)
    })

    it(`ends in an error where that is asked for: ${what}`, async () => {
      const { planner } = await servedPlanner(replies, { timeoutMilliseconds, fallback: 'error' })
      await assert.rejects(planner.plan('a doctor'), error => {
        assert.ok(EvencastError.isInstance(error), String(error))
        assert.equal(error.code, code)
        assert.match(error.message, says)
        assert.match(error.hint ?? '', /\w+/)
        return true
      })
    })
  }

  it('is waited out where the endpoint says for how long', async () => {
    const { planner, server } = await servedPlanner([
      { status: 429, message: 'Slow down', headers: { 'retry-after': '1' } },
      { content: doctor },
    ])
    const started = performance.now()
    const { warnings } = await planner.plan('a doctor')
    assert.deepEqual(warnings, [])
    assert.equal(server.asked.length, 2)
    assert.ok(performance.now() - started >= 900)
  })

  it('is an error for `openPlanner` too', async () => {
    const planner = await openPlanner('openai:test-model', { fallback: 'error', reading: 'model' })
    await assert.rejects(
      planner.plan('a doctor'),
      error => EvencastError.isInstance(error) && error.code === 'EVENCAST_PLANNER_FAILED',
    )
  })
})
