/**
 * What `batch` tells while it works: on stderr for people, one JSON line per event on stdout for programs.
 *
 * @module
 */
import type { KeptEvent, RunEvent, RunLedgerEntry } from '../../jobs/index.ts'
import type { CommandLine } from './command-line.ts'
import { grouped } from './figures.ts'

/** Pictures whose pace the rate is. */
const recentPictures = 20
/** A log gets a line at most so often, in milliseconds. */
const logEvery = 10_000

export interface BatchProgress {
  readonly onEvent: (event: RunEvent | KeptEvent) => void
  /** Ends a line that is still being rewritten. */
  readonly end: () => void
}

export function startBatchProgress(
  commandLine: CommandLine,
  { json, now }: { readonly json: boolean; readonly now: () => number },
): BatchProgress {
  const { writeProgress, writeOutput, progressIsTerminal } = commandLine
  const counts = { images: 0, drawn: 0, failed: 0 }
  /** When the latest pictures were finished; the first is when the run began. */
  let finished: readonly number[] = []
  let [logged, isOpen] = [Number.NEGATIVE_INFINITY, false]

  const say = (line: string): void => {
    if (isOpen) writeProgress('\r\u001b[2K')
    isOpen = false
    writeProgress(`${line}\n`)
  }
  const show = (doing = ''): void => {
    const line = `${statusLine(counts, finished)}${doing}`
    if (progressIsTerminal) {
      writeProgress(`\r\u001b[2K${line}`)
      isOpen = true
    } else if (doing === '' && now() - logged >= logEvery) {
      logged = now()
      writeProgress(`${line}\n`)
    }
  }
  return {
    onEvent(event) {
      if (json) for (const line of asJson(event)) writeOutput(`${JSON.stringify(line)}\n`)
      switch (event.type) {
        case 'run-start':
          Object.assign(counts, { images: event.images, drawn: event.done })
          finished = [now()]
          if (event.done > 0)
            say(`${grouped(event.done)} of ${grouped(event.images)} pictures are there already`)
          if (event.unreadable > 0)
            say(`warning: ${event.unreadable} torn or damaged lines of the ledger count as absent`)
          break
        case 'entry':
          counts[event.entry.status] += 1
          finished = [...finished, now()].slice(-recentPictures - 1)
          if (event.entry.status === 'failed') say(failedLine(event.entry))
          show()
          break
        case 'job-retry':
          say(`picture ${event.job.index + 1}: ${event.failure.message}; again in ${event.delay} s`)
          break
        case 'job-progress': {
          const { event: step } = event
          if (step.type === 'step-end')
            show(` · picture ${event.job.index + 1}: step ${step.step}/${step.steps}`)
          else if (step.type === 'model-load') show(` · loading ${step.part} …`)
          break
        }
        default:
      }
    },
    end() {
      if (isOpen) writeProgress('\n')
      isOpen = false
    },
  }
}

/** `37/500 · 12.3 a minute · 37 min left · 2 failed`. */
export function statusLine(
  { images, drawn, failed }: { readonly images: number; readonly drawn: number; readonly failed: number },
  finished: readonly number[],
): string {
  const [first = 0, last = 0] = [finished[0], finished.at(-1)]
  const pictures = finished.length - 1
  const each = pictures > 0 ? (last - first) / pictures : undefined
  const left = images - drawn - failed
  const pace =
    each !== undefined && each > 0
      ? [rate(each), left > 0 ? `${duration((each * left) / 1000)} left` : '']
      : []
  return [`${grouped(drawn)}/${grouped(images)}`, ...pace, failed > 0 ? `${failed} failed` : '']
    .filter(part => part !== '')
    .join(' · ')
}

/** `45 s`, `12 min`, `3 h 20 min`. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

function rate(milliseconds: number): string {
  const perMinute = 60_000 / milliseconds
  return perMinute < 600 ? `${perMinute.toFixed(1)} a minute` : `${(perMinute / 60).toFixed(0)} a second`
}

function failedLine(entry: Extract<RunLedgerEntry, { readonly status: 'failed' }>): string {
  const { index, failure } = entry
  return `picture ${index + 1} failed: ${failure.message} [${failure.code}]`
}

function asJson(event: RunEvent | KeptEvent): readonly object[] {
  switch (event.type) {
    case 'run-start': {
      const { type, ...rest } = event
      return [{ event: type, ...rest }]
    }
    case 'entry':
      return [{ event: event.entry.status === 'drawn' ? 'picture' : 'failure', ...event.entry }]
    case 'job-start':
      return [{ event: 'start', index: event.job.index, attempt: event.attempt, worker: event.worker }]
    case 'job-retry':
      return [
        {
          event: 'retry',
          index: event.job.index,
          attempt: event.attempt,
          delay: event.delay,
          failure: event.failure,
        },
      ]
    default:
      return []
  }
}
