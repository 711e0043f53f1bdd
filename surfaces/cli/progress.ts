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
  let firstStepEnded = 0

  return {
    onEvent(event) {
      if (event.type === 'step-end' && event.step === 1) firstStepEnded = now()
      const line = describe(event, now() - firstStepEnded)
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

/** `elapsed`: milliseconds since the first step ended; what came before it, loading and encoding, comes once. */
function describe(event: FlowEvent, elapsed: number): string | undefined {
  switch (event.type) {
    case 'stage-start':
      return `${event.stage} …`
    case 'stage-end':
      return `${event.stage} ${event.seconds < 0.01 ? 'done' : `${event.seconds.toFixed(2)} s`}`
    case 'model-load':
      return `loading ${event.part} …`
    case 'step-end': {
      const { step, steps } = event
      const left =
        step === 1 ? '' : ` · ${(((elapsed / (step - 1)) * (steps - step)) / 1000).toFixed(1)} s left`
      return `drawing · step ${step}/${steps}${left}`
    }
  }
}

function rewrite(commandLine: CommandLine, line: string, keep: boolean): void {
  commandLine.writeProgress(`\r\u001b[2K${line}${keep ? '\n' : ''}`)
}
