/**
 * A run of sample jobs, as a process: `sample-run.ts ADDRESS FOLDER JOBS`. It goes on where the folder's `kept.txt` ends,
 * which gets a line per picture once its file is there, and ends with 0 when all are.
 */
import { appendFile, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeSafely } from '../../../datasets/write-file.ts'
import { openQueueRunner } from '../../../jobs/queue/index.ts'
import { sampleJobs, sampleOutcome } from '../sample-jobs.ts'

const [address = '', folder = '', count = '0'] = process.argv.slice(2)
// What one that was killed had begun to write.
for (const file of await readdir(folder)) if (file.endsWith('.part')) await rm(join(folder, file))
const kept = join(folder, 'kept.txt')
const done = new Set((await readFile(kept, 'utf8').catch(() => '')).split('\n'))
const jobs = sampleJobs(Number(count)).filter(({ identity }) => !done.has(identity))
const runner = await openQueueRunner({ address, check: 1, window: 20 })
process.stdout.write('ready\n')
const { failed, interrupted } = await runner.run(jobs, async job => sampleOutcome(job), {
  async onEvent(event) {
    if (event.type === 'job-fail') process.stderr.write(`${JSON.stringify(event.failure)}\n`)
    if (event.type !== 'job-end') return
    await writeSafely(join(folder, `${event.job.index}.png`), event.outcome.png)
    await appendFile(kept, `${event.job.identity}\n`)
  },
})
await runner.close()
process.exitCode = failed > 0 || interrupted ? 1 : 0
