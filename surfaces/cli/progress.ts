/**
 * Progress on stderr: the stages as they pass by, the steps with the time that is left.
 *
 * @module
 */
import type { FlowEvent, OnEvent, Warning } from '../../types.ts'
import type { CommandLine } from './command-line.ts'

export interface Progress {
  readonly onEvent: OnEvent
  warn(warnings: readonly Warning[]): void
}

/** `label` names the picture, as `image 2/4`; an empty one says nothing. */
export function startProgress(commandLine: CommandLine, label: string, now: () => number): Progress {
  const prefix = label === '' ? '' : `${label} · `
  let stepsStarted = 0

  return {
    onEvent(event) {
      if (event.type === 'stage-start' && event.stage === 'rendering') stepsStarted = now()
      if (event.type === 'step-end' && event.step === 0) stepsStarted = now()
      const line = describe(event, now() - stepsStarted)
      if (line === undefined) return
      if (commandLine.progressIsTerminal) rewrite(commandLine, prefix + line, event.type === 'stage-end')
      else if (event.type === 'stage-end') commandLine.writeProgress(`${prefix}${line}\n`)
    },
    warn(warnings) {
      for (const warning of warnings) {
        const subject = warning.subject === undefined ? '' : ` (${warning.subject})`
        commandLine.writeProgress(`warning: ${warning.details}${subject}\n`)
      }
    },
  }
}

function describe(event: FlowEvent, elapsed: number): string | undefined {
  switch (event.type) {
    case 'stage-start':
      return `${event.stage} …`
    case 'stage-end':
      return `${event.stage} ${event.seconds < 0.01 ? 'done' : `${event.seconds.toFixed(2)} s`}`
    case 'model-load':
      return `loading ${event.part} …`
    case 'step-end': {
      const left = event.step === 0 ? undefined : ((elapsed / event.step) * (event.steps - event.step)) / 1000
      return `drawing · step ${event.step}/${event.steps}${left === undefined ? '' : ` · ${left.toFixed(1)} s left`}`
    }
  }
}

function rewrite(commandLine: CommandLine, line: string, keep: boolean): void {
  commandLine.writeProgress(`\r\u001b[2K${line}${keep ? '\n' : ''}`)
}
