/**
 * `worker`: draws the jobs of a queue until it is told to stop.
 *
 * @module
 */
import { once } from 'node:events'
import { openAuditor } from '../../audits/index.ts'
import { drawJobs } from '../../jobs/draw-jobs.ts'
import type { QueueWorkerEvent } from '../../jobs/queue/index.ts'
import { pictureFile } from '../../jobs/run-folder.ts'
import { softwareVersions } from '../../jobs/versions.ts'
import { hashModel, openRenderer } from '../../renderers/index.ts'
import type { CommandLine } from './command-line.ts'
import type { WorkerCommandOptions } from './worker-options.ts'

/** Works until the signal fires, then finishes what is under way; that is its normal end. */
export async function runWorker(given: WorkerCommandOptions, commandLine: CommandLine): Promise<void> {
  const { environment, signal } = commandLine
  const { queue: address, model = 'mini', concurrency = 1, threads, perMinute, name } = given
  const [versions, modelHash] = [await softwareVersions(), await hashModel(model)]
  const open = () => openRenderer(model, { environment, threads })
  // What is wrong with the model is told now, not by failing the jobs of others.
  await (await open()).close()
  const drawer = drawJobs({
    ...{ versions, modelHash, openRenderer: open, openAuditor: () => openAuditor(undefined, { threads }) },
  })
  // Only who works for a queue loads its client.
  const { startQueueWorker } = await import('../../jobs/queue/index.ts')
  const tell = teller(given, commandLine)
  try {
    const worker = await startQueueWorker({
      ...{ address, perform: drawer.perform, versions, modelHash, concurrency, perMinute, name },
      ...{ now: () => performance.now(), onEvent: tell.event },
    })
    tell.ready(worker.name, `evencast ${versions.evencast}, model ${model}, ${concurrency} at a time`)
    if (!signal.aborted) await once(signal, 'abort')
    tell.stopping()
    await worker.close()
  } finally {
    await drawer.close()
  }
  tell.stopped()
}

/** Lines on stderr for a person; with `--json` also one object per event on stdout. */
function teller({ json = false }: WorkerCommandOptions, { writeOutput, writeProgress }: CommandLine) {
  let drawn = 0
  const say = (text: string, event: object) => {
    writeProgress(`${text}\n`)
    if (json) writeOutput(`${JSON.stringify(event)}\n`)
  }
  return {
    ready(worker: string, what: string) {
      say(`worker ${worker} is ready (${what}); Ctrl-C ends it after the picture under way`, {
        ...{ type: 'ready', worker },
      })
    },
    event(event: QueueWorkerEvent) {
      if (event.type === 'notice') return say(`note: ${event.notice}`, event)
      const { job, ...rest } = event
      const { identity, index } = job
      if (event.type === 'drawn') drawn += 1
      if (event.type === 'start' && !json) return
      say(describe(event, drawn), { ...rest, identity, index })
    },
    stopping() {
      say('stopping after what is under way; Ctrl-C again stops at once', { type: 'stopping' })
    },
    stopped() {
      say(`stopped; ${drawn} drawn`, { type: 'stopped', drawn })
    },
  }
}

function describe(event: Exclude<QueueWorkerEvent, { readonly type: 'notice' }>, drawn: number): string {
  const { job } = event
  const picture = `${pictureFile(job.index)} "${job.request.text}"`
  switch (event.type) {
    case 'start':
      return `drawing ${picture}`
    case 'returned':
      return `given back ${picture}`
    case 'drawn':
      return `drawn ${picture} in ${event.seconds.toFixed(1)} s (${drawn} so far)`
    case 'failed': {
      const { code, message } = event.failure
      return `${event.again ? 'will be tried again' : 'failed'}: ${picture}: ${message} [${code}]`
    }
  }
}
