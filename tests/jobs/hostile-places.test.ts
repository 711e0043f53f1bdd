import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openAuditor } from '../../audits/index.ts'
import { drawJobs, identifyJob, type Job, openRun, runFolder } from '../../jobs/index.ts'
import { drawnEntries } from './batch-tools.ts'
import { plainModelHash, plainRenderer } from './plain-renderer.ts'
import { sampleJob } from './sample-jobs.ts'

const policyText = `
schema: 1
id: team
version: 1
attributes:
  presentation: {values: {feminine: 50, masculine: 50}}
`

describe('a run in a hostile place', () => {
  let root: string
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'evencast-hostile-'))
    await writeFile(join(root, 'policy.yaml'), policyText)
    await writeFile(join(root, 'requests.txt'), 'two nurses\n')
  })
  after(() => rm(root, { recursive: true, force: true }))

  const options = (out: string) => ({ out, requests: join(root, 'requests.txt'), images: 12, seed: 5 })

  it('stops where files may not grow, says how many are safe, and goes on once there is room', {
    skip: process.platform === 'win32' && 'needs ulimit',
  }, async () => {
    const out = join(root, 'full')
    const batch = (limit: string, given: object) =>
      spawnSync(
        'bash',
        [
          '-c',
          `trap "" XFSZ; ${limit} exec "$0" --import tsx tests/jobs/batch-process.ts "$1" "$2"`,
          ...[process.execPath, join(root, 'policy.yaml'), JSON.stringify({ ...options(out), ...given })],
        ],
        { encoding: 'utf8' },
      )
    // The ledger is what grows: eight blocks of a kilobyte hold a few of its lines.
    const stopped = batch('ulimit -f 8;', {})
    assert.equal(stopped.status, 1, stopped.stderr)
    assert.match(stopped.stderr, /Could not write .*ledger\.jsonl.* of 12 pictures are safe/)
    const safe = (await drawnEntries(out)).length
    assert.ok(safe > 0 && safe < 12, `${safe}`)
    const resumed = batch('', { resume: true })
    assert.equal(resumed.status, 0, resumed.stderr)
    assert.equal((await drawnEntries(out)).length, 12)
  })

  it('refuses a folder that cannot be written to, before anything is drawn', {
    skip: process.getuid?.() === 0 && 'root may write everywhere',
  }, async () => {
    const path = join(root, 'read-only')
    await mkdir(path)
    await chmod(path, 0o555)
    await assert.rejects(openRun(join(path, 'set'), { asked: undefined, resume: false }), {
      code: 'EVENCAST_OUTPUT_FAILED',
    })
  })

  it('says that a disk is full, or read-only, and not something else', {
    skip: process.platform !== 'linux' || process.getuid?.() !== 0 ? 'needs mounts' : false,
  }, async test => {
    const place = join(root, 'disk')
    await mkdir(place)
    const mounted = (kind: string) =>
      spawnSync('mount', ['-t', 'tmpfs', '-o', kind, 'tmpfs', place]).status === 0
    if (!mounted('ro')) return test.skip('mounts are not allowed')
    try {
      await assert.rejects(openRun(join(place, 'set'), { asked: undefined, resume: false }), {
        code: 'EVENCAST_OUTPUT_FAILED',
        hint: /read-only/,
      })
    } finally {
      spawnSync('umount', [place])
    }
    if (!mounted('size=60k')) return test.skip('mounts are not allowed')
    try {
      const words = [join(root, 'policy.yaml'), JSON.stringify(options(join(place, 'set')))]
      const { status, stderr } = spawnSync(
        process.execPath,
        ['--import', 'tsx', 'tests/jobs/batch-process.ts', ...words],
        { encoding: 'utf8' },
      )
      assert.equal(status, 1)
      assert.match(stderr, /ENOSPC.* of 12 pictures are safe/)
    } finally {
      spawnSync('umount', [place])
    }
  })

  it('refuses a place that is a file, and a folder that holds something else', async () => {
    await assert.rejects(openRun(join(root, 'policy.yaml'), { asked: undefined, resume: false }), {
      code: 'EVENCAST_OUTPUT_FAILED',
    })
    const path = join(root, 'photographs')
    await mkdir(path)
    await writeFile(join(path, 'holiday.jpg'), '')
    await assert.rejects(openRun(path, { asked: undefined, resume: true }), { code: 'EVENCAST_RUN_DIFFERS' })
    assert.equal(await readFile(join(path, 'holiday.jpg'), 'utf8'), '')
  })

  it('lets one process work on a folder, and no dead one lock it', async () => {
    const path = join(root, 'locked')
    const { lock } = runFolder(path)
    await mkdir(path)
    const open = () => openRun(path, { asked: undefined, resume: true })
    const locked = (id: number, host = hostname()) => writeFile(lock, JSON.stringify({ process: id, host }))
    await locked(process.ppid)
    await assert.rejects(open(), { code: 'EVENCAST_OUTPUT_FAILED', message: /no run is at work/ })
    await locked(1, 'another-machine')
    await assert.rejects(open(), { code: 'EVENCAST_OUTPUT_FAILED', message: /another-machine/ })
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    await locked(dead)
    await assert.rejects(open(), { code: 'EVENCAST_RUN_DIFFERS' }, 'the lock is taken, and there is no run')
    await writeFile(lock, '{"proc')
    await assert.rejects(open(), { code: 'EVENCAST_RUN_DIFFERS' })
  })

  it('draws no job of another version, of another model, or that was changed on its way', async () => {
    const { perform, close } = drawJobs({
      openRenderer: async () => plainRenderer(),
      openAuditor,
      versions: { evencast: '0.0.0' },
      modelHash: plainModelHash,
    })
    const own: Job = identifyJob({ ...sampleJob(0), modelHash: plainModelHash })
    assert.equal((await perform(own)).picture.subjects[0]?.id, 'doctor')
    const refused = (job: Job, message: RegExp) =>
      assert.rejects(perform(job), { code: 'EVENCAST_VERSION_MISMATCH', message })
    await refused(
      identifyJob({ ...own, versions: { evencast: '0.1.0' } }),
      /Expected evencast 0\.1\.0, got 0\.0\.0/,
    )
    await refused(identifyJob({ ...own, modelHash: 'other' }), /the model sample/)
    await refused({ ...own, index: 3 }, /was changed/)
    await close()
  })
})
