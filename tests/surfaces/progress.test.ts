import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startProgress } from '../../surfaces/cli/progress.ts'
import type { FlowEvent } from '../../types.ts'
import { recordedCommandLine } from './run.ts'

function said(progressIsTerminal: boolean, events: readonly (readonly [number, FlowEvent])[]): string {
  let time = 0
  const { commandLine, written } = recordedCommandLine({ progressIsTerminal })
  const { onEvent } = startProgress(commandLine, 'image 1/2', () => time)
  for (const [at, event] of events) {
    time = at
    onEvent(event)
  }
  return written.progress
}

const events: readonly (readonly [number, FlowEvent])[] = [
  [0, { type: 'stage-start', stage: 'rendering' }],
  [0, { type: 'model-load', part: 'unet' }],
  [9_000, { type: 'step-end', step: 1, steps: 4 }],
  [9_500, { type: 'step-end', step: 2, steps: 4 }],
  [10_000, { type: 'step-end', step: 3, steps: 4 }],
  [11_000, { type: 'stage-end', stage: 'rendering', seconds: 11 }],
]

describe('progress', () => {
  it('tells the time that is left by the steps alone, not by loading', () => {
    const text = said(true, events)
    assert.match(text, /step 1\/4\r/)
    assert.match(text, /step 2\/4 · 1\.0 s left/)
    assert.match(text, /step 3\/4 · 0\.5 s left/)
  })

  it('writes finished stages only where nobody can watch a line change', () => {
    assert.equal(said(false, events), 'image 1/2 · rendering 11.00 s\n')
  })
})
