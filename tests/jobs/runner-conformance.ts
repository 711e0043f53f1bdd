/**
 * What every runner must do. A runner's own test calls `describeRunner` with a function that opens one whose work is done
 * by the given `Perform`: a local runner gets it through `run`, a queue's test starts workers with it.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EvencastError } from '../../errors.ts'
import type { Job } from '../../jobs/job.ts'
import type { Perform, RunEvent, Runner, RunOptions, RunTotals } from '../../jobs/runner.ts'
import { sampleJob, sampleJobs, sampleOutcome } from './sample-jobs.ts'

export interface OpenedRunner {
  readonly runner: Runner
  /** Ends whatever was started beside it, such as workers. */
  readonly close: () => Promise<void>
}

export interface RunnerConformanceOptions {
  /** Jobs that may be under way at the same time; the runner is opened with as many. */
  readonly concurrency?: number
}

export function describeRunner(
  name: string,
  open: (perform: Perform, concurrency: number) => Promise<OpenedRunner>,
  { concurrency = 2 }: RunnerConformanceOptions = {},
): void {
  const run = async (jobs: Parameters<Runner['run']>[0], perform: Perform, options: RunOptions = {}) => {
    const { runner, close } = await open(perform, concurrency)
    const events: RunEvent[] = []
    const onEvent = async (event: RunEvent) => {
      events.push(event)
      await options.onEvent?.(event)
    }
    try {
      const totals: RunTotals = await runner.run(jobs, perform, { ...options, onEvent })
      return { totals, events }
    } finally {
      await runner.close()
      await close()
    }
  }

  describe(`${name} as a runner`, () => {
    it('does every job, and tells of each once, with the bytes that were drawn', async () => {
      const jobs = sampleJobs(12)
      const { totals, events } = await run(jobs, async job => sampleOutcome(job))
      assert.deepEqual(totals, { ended: 12, failed: 0, interrupted: false })
      const ended = eventsOf(events, 'job-end')
      assert.deepEqual(
        ended.map(({ job }) => job.index).sort((left, right) => left - right),
        jobs.map(({ index }) => index),
      )
      for (const { job, outcome, attempts, seconds, worker } of ended) {
        assert.deepEqual(new Uint8Array(outcome.png), new Uint8Array(sampleOutcome(job).png))
        assert.deepEqual(outcome.picture, sampleOutcome(job).picture)
        assert.deepEqual(job, jobs[job.index])
        assert.equal(attempts, 1)
        assert.ok(seconds >= 0 && worker !== '')
      }
    })

    it('starts before it ends, job by job', async () => {
      const { events } = await run(sampleJobs(3), async job => sampleOutcome(job))
      for (const index of [0, 1, 2]) {
        const own = events.filter(({ job }) => job.index === index).map(({ type }) => type)
        assert.deepEqual(own, ['job-start', 'job-end'])
      }
    })

    it('takes jobs from an asynchronous iterable, too', async () => {
      const later = async function* () {
        for (const job of sampleJobs(3)) yield job
      }
      const { totals } = await run(later(), async job => sampleOutcome(job))
      assert.equal(totals.ended, 3)
    })

    it('does a job that comes twice once', async () => {
      const { totals, events } = await run([sampleJob(0), sampleJob(1), sampleJob(0)], async job =>
        sampleOutcome(job),
      )
      assert.equal(totals.ended, 2)
      assert.equal(eventsOf(events, 'job-end').length, 2)
    })

    it('lets a job that always fails stop no other, and says why it failed', async () => {
      const perform = failing(1, () => {
        throw new EvencastError('EVENCAST_LAYOUT_INFEASIBLE', 'Expected room for 9 people', {
          hint: 'Take a larger canvas.',
          cause: new Error('a box of 8 pixels'),
        })
      })
      const { totals, events } = await run(sampleJobs(4), perform)
      assert.deepEqual(totals, { ended: 3, failed: 1, interrupted: false })
      const [failed] = eventsOf(events, 'job-fail')
      assert.equal(failed?.job.index, 1)
      assert.equal(failed?.attempts, 1, 'it cannot pass by itself')
      assert.deepEqual(failed?.failure, {
        code: 'EVENCAST_LAYOUT_INFEASIBLE',
        message: 'Expected room for 9 people',
        hint: 'Take a larger canvas.',
        causes: ['a box of 8 pixels'],
      })
    })

    it('tries again what may pass by itself', async () => {
      let calls = 0
      const perform = failing(0, () => {
        calls += 1
        if (calls < 3) throw new EvencastError('EVENCAST_SERVICE_UNAVAILABLE', 'It did not answer')
      })
      const { totals, events } = await run(sampleJobs(2), perform)
      assert.deepEqual(totals, { ended: 2, failed: 0, interrupted: false })
      const retries = eventsOf(events, 'job-retry')
      assert.deepEqual(
        retries.map(({ attempt, failure }) => [attempt, failure.code]),
        [
          [1, 'EVENCAST_SERVICE_UNAVAILABLE'],
          [2, 'EVENCAST_SERVICE_UNAVAILABLE'],
        ],
      )
      assert.equal(eventsOf(events, 'job-end').find(({ job }) => job.index === 0)?.attempts, 3)
    })

    it('gives up what does not pass', async () => {
      const perform = failing(0, () => {
        throw new EvencastError('EVENCAST_SERVICE_UNAVAILABLE', 'It did not answer')
      })
      const { totals, events } = await run(sampleJobs(2), perform)
      assert.deepEqual(totals, { ended: 1, failed: 1, interrupted: false })
      assert.ok((eventsOf(events, 'job-fail')[0]?.attempts ?? 0) > 1)
    })

    it('finishes what is under way when its signal fires, and begins nothing more', async () => {
      const controller = new AbortController()
      const begun = new Set<number>()
      const perform: Perform = async job => {
        begun.add(job.index)
        controller.abort()
        await pause(30)
        return sampleOutcome(job)
      }
      const { totals, events } = await run(sampleJobs(50), perform, { signal: controller.signal })
      assert.equal(totals.interrupted, true)
      assert.ok(begun.size <= concurrency, `${begun.size} were begun`)
      assert.deepEqual(
        new Set(eventsOf(events, 'job-end').map(({ job }) => job.index)),
        begun,
        'none is lost',
      )
    })

    it('gives up what is under way when it is to stop at once', async () => {
      const controller = new AbortController()
      const perform: Perform = async (_, { signal } = {}) => {
        controller.abort()
        await pause(20_000, signal)
        throw new EvencastError('EVENCAST_ABORTED', 'Stopped')
      }
      const started = performance.now()
      const { totals, events } = await run(sampleJobs(5), perform, { abort: controller.signal })
      assert.ok(performance.now() - started < 10_000)
      assert.deepEqual(totals, { ended: 0, failed: 0, interrupted: true })
      assert.equal(eventsOf(events, 'job-fail').length, 0)
    })

    it('stops with the error where an outcome cannot be kept, after what was under way', async () => {
      let told = 0
      const onEvent = (event: RunEvent) => {
        if (event.type !== 'job-end') return
        told += 1
        throw new EvencastError('EVENCAST_OUTPUT_FAILED', 'The disk is full')
      }
      await assert.rejects(
        run(sampleJobs(50), async job => sampleOutcome(job), { onEvent }),
        { code: 'EVENCAST_OUTPUT_FAILED' },
      )
      assert.ok(told >= 1 && told <= 2 * concurrency, `${told} were told of`)
    })

    it('does nothing for no jobs', async () => {
      const { totals } = await run([], async job => sampleOutcome(job))
      assert.deepEqual(totals, { ended: 0, failed: 0, interrupted: false })
    })
  })
}

/** Performs, after `check` has let the job of this index pass. */
function failing(index: number, check: (job: Job) => void): Perform {
  return async job => {
    if (job.index === index) check(job)
    return sampleOutcome(job)
  }
}

function eventsOf<Type extends RunEvent['type']>(
  events: readonly RunEvent[],
  type: Type,
): readonly Extract<RunEvent, { readonly type: Type }>[] {
  return events.filter((event): event is Extract<RunEvent, { readonly type: Type }> => event.type === type)
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal?.aborted) return resolve()
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
