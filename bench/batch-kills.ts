/**
 * Batches killed (SIGKILL) at random moments and resumed: `npx tsx bench/batch-kills.ts [KILLS] [IMAGES] [MINUTES]`.
 *
 * Batch after batch is killed again and again, at moments from its first millisecond to well after its first pictures, until
 * it is whole; then all its files must be those of an undisturbed run, to the last byte. Pictures are small and drawn by the
 * plain renderer of the tests, so that most of the time goes into what is tested: starting, reading back, writing.
 * Ends with exit code 1 where a file is missing, double, partial or different.
 */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runFolder } from '../jobs/index.ts'
import { comparable } from '../tests/jobs/batch-tools.ts'
import { finishBatch, type KilledBatch, killBatch } from '../tests/jobs/kill-batch.ts'

const [kills = 200, images = 24, minutes = 60] = process.argv.slice(2).map(Number)
const root = await mkdtemp(join(tmpdir(), 'evencast-kills-'))
const batch = (name: string): KilledBatch => ({
  policy: join(root, 'policy.yaml'),
  requests: join(root, 'requests.txt'),
  out: join(root, name),
  ...{ images, milliseconds: 2, workers: 2 },
})
await writeFile(
  join(root, 'policy.yaml'),
  `schema: 1
id: team
version: 1
attributes:
  presentation: {values: {feminine: 50, masculine: 50}}
  age: {values: {adult: 75, older: 25}}
balance: [[presentation, age]]
`,
)
await writeFile(join(root, 'requests.txt'), 'two nurses\na doctor and a dog\n')

const started = performance.now()
await finishBatch(batch('whole'))
const whole = await comparable(join(root, 'whole'))
assert.equal(whole.length, images)
const duration = performance.now() - started

let [hits, inTheMiddle, batches, lines] = [0, 0, 0, 0]
while (hits < kills && performance.now() - started < minutes * 60_000) {
  const own = batch(`killed-${batches}`)
  let drawn = 0
  while (drawn < images && hits < kills && performance.now() - started < minutes * 60_000) {
    // One in eight comes before the process has said anything.
    const early = Math.random() < 1 / 8
    const kill = await killBatch(
      own,
      Math.random() * duration * (early ? 0.3 : 0.5),
      early ? 'spawn' : 'sign',
    )
    assert.ok(kill.drawn >= drawn, `${drawn} pictures were finished, ${kill.drawn} are left`)
    drawn = kill.drawn
    if (!kill.hit) break
    hits += 1
    if (drawn > 0 && drawn < images) inTheMiddle += 1
    console.log(`kill ${hits}: ${drawn} of ${images} pictures`)
  }
  assert.equal(await finishBatch(own), 0)
  assert.deepEqual(await comparable(own.out), whole)
  const files = await readdir(runFolder(own.out).pictures)
  assert.deepEqual([...files].sort(), (await readdir(runFolder(batch('whole').out).pictures)).sort())
  batches += 1
  lines += files.length
  await rm(own.out, { recursive: true })
}
await rm(root, { recursive: true })
console.log(
  `${hits} kills of ${batches} batches of ${images} pictures, ${inTheMiddle} of them between the first and the last picture: ` +
    `${lines} files equal to the undisturbed run's, none missing, none double, none partial ` +
    `(${((performance.now() - started) / 60_000).toFixed(1)} min)`,
)
