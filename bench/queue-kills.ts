/**
 * A run over a queue whose workers, run and server are killed -9 at random moments:
 * `node --import tsx bench/queue-kills.ts [--kills N] [--workers N] [--jobs N] [--milliseconds N]`.
 * Of ten kills seven hit a worker, two the run, one the server (append-only file on). Jobs are instant but for a delay of
 * so many milliseconds; all but the drawing is as in `batch`. Ends with exit code 1 where a file is missing, foreign,
 * partial or not the bytes of an undisturbed run.
 */
import { parseArgs } from 'node:util'
import { killRun } from '../tests/jobs/queue/kill-run.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    workers: { type: 'string', default: '3' },
    jobs: { type: 'string', default: '5000' },
    milliseconds: { type: 'string', default: '50' },
    longest: { type: 'string', default: '1000' },
  },
})
const pattern = [
  'worker',
  'worker',
  'run',
  'worker',
  'worker',
  'server',
  'worker',
  'run',
  'worker',
  'worker',
] as const
const kills = Array.from(
  { length: Number(values.kills) },
  (_, index) => pattern[index % pattern.length] ?? 'worker',
)
const report = await killRun({
  ...{
    jobs: Number(values.jobs),
    workers: Number(values.workers),
    milliseconds: Number(values.milliseconds),
    kills,
  },
  ...{ pause: () => Number(values.longest) * Math.random(), random: Math.random },
  onKill: count => count % 10 === 0 && console.log(`${count} kills so far`),
})
const counts = (['worker', 'run', 'server'] as const).map(
  whom => `${kills.slice(0, report.kills).filter(other => other === whom).length} × ${whom}`,
)
console.log(
  `${report.kills} kills (${counts.join(', ')}), ${values.jobs} jobs, ${report.seconds.toFixed(0)} s`,
)
for (const problem of report.problems.slice(0, 20)) console.log(`WRONG: ${problem}`)
console.log(
  report.problems.length === 0
    ? 'every file there, once, whole, bit for bit'
    : `${report.problems.length} problems`,
)
process.exitCode = report.problems.length === 0 ? 0 : 1
