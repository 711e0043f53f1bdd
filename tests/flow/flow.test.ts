import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startFlow } from '../../flow.ts'
import type { FlowEvent, Warning } from '../../types.ts'

const warning = (stage: Warning['stage'], feature: string): Warning => ({
  stage,
  type: 'unsupported',
  feature,
  details: `${feature} is not honoured`,
})

describe('startFlow', () => {
  it('tells of every stage, with its seconds, and hands its value on', async () => {
    const events: FlowEvent[] = []
    let time = 0
    const flow = startFlow({ onEvent: event => events.push(event), now: () => (time += 500) })
    const value = await flow.stage('cast', () => ({ value: 42, warnings: [] }))
    assert.equal(value, 42)
    assert.deepEqual(events, [
      { type: 'stage-start', stage: 'cast' },
      { type: 'stage-end', stage: 'cast', seconds: 0.5 },
    ])
  })

  it('keeps warnings in their order, and one that two stages raise once', async () => {
    const flow = startFlow({ now: () => 0 })
    await flow.stage('script', () => ({
      value: 1,
      warnings: [warning('script', 'seed'), warning('script', 'steps')],
    }))
    flow.warn([warning('rendering', 'seed'), warning('rendering', 'boxes')])
    assert.deepEqual(
      flow.warnings().map(({ stage, feature }) => `${stage} ${feature}`),
      ['script seed', 'script steps', 'rendering boxes'],
    )
  })

  it('runs nothing after the signal has fired', async () => {
    const flow = startFlow({ signal: AbortSignal.abort(), now: () => 0 })
    let ran = false
    const run = () => {
      ran = true
      return { value: 1, warnings: [] }
    }
    await assert.rejects(flow.stage('plan', run), { code: 'EVENCAST_ABORTED' })
    assert.equal(ran, false)
  })
})
