/** A worker of sample jobs, as a process: `sample-worker.ts ADDRESS MILLISECONDS`. It says `ready` and never ends. */
import { startQueueWorker } from '../../../jobs/queue/index.ts'
import { sampleJob, sampleOutcome } from '../sample-jobs.ts'

const [address = '', milliseconds = '0'] = process.argv.slice(2)
const { versions, modelHash } = sampleJob(0)
await startQueueWorker({
  ...{ address, versions, modelHash, lost: 1, now: () => performance.now() },
  async perform(job) {
    if (Number(milliseconds) > 0) await new Promise(resolve => setTimeout(resolve, Number(milliseconds)))
    return sampleOutcome(job)
  },
})
process.stdout.write('ready\n')
