import assert from 'node:assert/strict'
import { appendFile, cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { EvencastError } from '../../errors.ts'
import { readManifest, readRunLedger, runFolder } from '../../jobs/index.ts'
import { runBatch } from '../../surfaces/cli/batch-command.ts'
import type { BatchCommandOptions } from '../../surfaces/cli/batch-options.ts'
import type { BatchTools } from '../../surfaces/cli/batch-tools.ts'
import type { CommandLine } from '../../surfaces/cli/command-line.ts'
import { recordedCommandLine } from '../surfaces/run.ts'
import { comparable, drawnEntries, plainTools } from './batch-tools.ts'

const policyText = `
schema: 1
id: team
version: 1
sampling: quota
scope: batch
attributes:
  presentation: {values: {feminine: 50, masculine: 50}}
  age: {values: {adult: 75, older: 25}}
balance: [[presentation, age]]
`
const requestsText =
  'two nurses in a hospital\n\na doctor and a dog\n{"text": "three teachers", "weight": 2}\n'

describe('batch', () => {
  let root: string
  let policy: string
  let requests: string
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'evencast-batch-'))
    policy = join(root, 'policy.yaml')
    requests = join(root, 'requests.txt')
    await writeFile(policy, policyText)
    await writeFile(requests, requestsText)
    await batch({ out: join(root, 'whole') })
  })
  after(() => rm(root, { recursive: true, force: true }))

  const batch = async (
    given: Partial<BatchCommandOptions>,
    tools: BatchTools = plainTools(),
    process: Partial<CommandLine> = {},
  ) => {
    const { commandLine, written } = recordedCommandLine(process)
    const options = { requests, images: 12, seed: 5, out: join(root, 'set'), ...given }
    const error: unknown = await runBatch(policy, options, commandLine, tools).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    if (error !== undefined && !EvencastError.isInstance(error)) throw error
    return { ...written, error }
  }

  it('draws every picture, dealt over the requests in proportion, quotas kept over all of them', async () => {
    const entries = await drawnEntries(join(root, 'whole'))
    assert.equal(entries.length, 12)
    const of = (request: number) => entries.filter(({ requestIndex }) => requestIndex === request).length
    assert.deepEqual([of(0), of(1), of(2)], [3, 3, 6])
    const people = entries.flatMap(({ picture }) =>
      picture.subjects.filter(subject => subject.class === 'person'),
    )
    const share = (attribute: string, value: string) =>
      people.filter(({ attributes }) => attributes[attribute]?.value === value).length
    assert.equal(people.length, 27)
    assert.ok(Math.abs(share('presentation', 'feminine') - 13.5) <= 1)
    assert.ok(Math.abs(share('age', 'older') - 6.75) <= 1)
    assert.equal((await comparable(join(root, 'whole'))).length, 12)
  })

  it('draws the same pictures with more workers', async () => {
    const out = join(root, 'workers')
    await batch({ out, workers: 4 })
    assert.deepEqual(await comparable(out), await comparable(join(root, 'whole')))
  })

  it('finishes what is under way on Ctrl-C, and goes on with --resume alone, to the same bytes', async () => {
    const out = join(root, 'interrupted')
    const controller = new AbortController()
    let pictures = 0
    const interrupting = plainTools({
      before: () => {
        pictures += 1
        if (pictures === 7) controller.abort()
      },
    })
    const stopped = await batch({ out }, interrupting, { signal: controller.signal })
    assert.equal(stopped.error?.code, 'EVENCAST_ABORTED')
    assert.match(stopped.error?.hint ?? '', /--resume/)
    assert.equal((await drawnEntries(out)).length, 7, 'the seventh was under way')

    const { commandLine, written } = recordedCommandLine()
    await runBatch(undefined, { out, resume: true }, commandLine, plainTools())
    assert.match(written.output, /12 of 12 pictures · 5 of them now/)
    assert.deepEqual(await comparable(out), await comparable(join(root, 'whole')))
  })

  it('draws again what is damaged, missing, or torn in the ledger, and nothing else', async () => {
    const out = join(root, 'damaged')
    await cp(join(root, 'whole'), out, { recursive: true })
    const { ledger, pictures } = runFolder(out)
    await writeFile(join(pictures, '00003.png'), 'no longer a picture')
    await rm(join(pictures, '00005.png'))
    await writeFile(join(pictures, '.evencast-1234.part'), 'half')
    const text = await readFile(ledger, 'utf8')
    await truncate(ledger, text.length - 40)
    const drawn: string[] = []
    const { output, progress } = await batch(
      { out, resume: true },
      plainTools({ before: ({ whole }) => void drawn.push(whole.prompt) }),
    )
    assert.equal(drawn.length, 3)
    assert.match(progress, /1 torn or damaged/)
    assert.match(output, /12 of 12/)
    assert.deepEqual(await comparable(out), await comparable(join(root, 'whole')))
    assert.ok(!(await readdir(pictures)).some(name => name.endsWith('.part')))
    await appendFile(ledger, '{"status":"drawn"')
    assert.equal((await batch({ out, resume: true })).error, undefined)
    assert.equal((await drawnEntries(out)).length, 12)
  })

  it('says what differs where another run was begun, and does not touch it', async () => {
    const out = join(root, 'whole')
    assert.match((await batch({ out })).error?.hint ?? '', /--resume/)
    const { error } = await batch({ out, resume: true, seed: 6, images: 13, steps: 3 })
    assert.equal(error?.code, 'EVENCAST_RUN_DIFFERS')
    assert.match(error?.message ?? '', /seed was 5 and is 6/)
    assert.match(error?.message ?? '', /images was 12 and is 13/)
    assert.match(error?.message ?? '', /steps was not said and is 3/)
    assert.equal((await readManifest(runFolder(out).manifest))?.seed, 5)
  })

  it('refuses to go on with another version or another model', async () => {
    const out = join(root, 'whole')
    const versions = async () => ({ evencast: '9.9.9' })
    const other = await batch({ out, resume: true }, plainTools({}, { versions }))
    assert.match(other.error?.message ?? '', /versions\.evencast was "0\.0\.0-test" and is "9\.9\.9"/)
    const hashModel = async () => 'f'.repeat(64)
    const { commandLine } = recordedCommandLine()
    await assert.rejects(
      runBatch(undefined, { out, resume: true }, commandLine, plainTools({}, { hashModel })),
      { code: 'EVENCAST_RUN_DIFFERS', message: /Expected the model mini/ },
    )
  })

  it('lets a picture that always fails stop no other, and logs why', async () => {
    const out = join(root, 'failing')
    const before = (script: { readonly whole: { readonly prompt: string } }) => {
      if (/teachers/.test(script.whole.prompt))
        throw new EvencastError('EVENCAST_RENDERER_FAILED', 'No chalk', { cause: new Error('chalk is out') })
    }
    const { error, output, progress } = await batch({ out, json: true }, plainTools({ before }))
    assert.equal(error?.code, 'EVENCAST_BATCH_INCOMPLETE')
    assert.match(error?.message ?? '', /Expected 12 pictures, got 6: 6 failed/)
    assert.match(progress, /picture 1 failed: No chalk \[EVENCAST_RENDERER_FAILED\]/)
    const events = jsonLines(output)
    assert.equal(events.filter(({ event }) => event === 'failure').length, 6)
    assert.equal(events.filter(({ event }) => event === 'picture').length, 6)
    assert.deepEqual([events.at(-1)?.event, events.at(-1)?.drawn, events.at(-1)?.failed], ['summary', 6, 6])
    const failures = jsonLines(await readFile(runFolder(out).failures, 'utf8'))
    assert.equal(failures.length, 6)
    assert.deepEqual(failures[0]?.causes, ['chalk is out'])
    // Once the cause is gone, so are the failures.
    assert.equal((await batch({ out, resume: true })).error, undefined)
    assert.deepEqual(await comparable(out), await comparable(join(root, 'whole')))
  })

  it('draws the rest where a request cannot be planned', async () => {
    const file = join(root, 'one-empty.txt')
    await writeFile(file, 'two nurses\n???\n')
    const out = join(root, 'unplanned')
    const { error } = await batch({ out, requests: file, images: 4 })
    assert.equal(error?.code, 'EVENCAST_BATCH_INCOMPLETE')
    const { entries } = await readRunLedger(runFolder(out).ledger)
    const failed = [...entries.values()].filter(({ status }) => status === 'failed')
    assert.deepEqual(
      failed.map(({ index, requestIndex }) => [index, requestIndex]),
      [
        [1, 1],
        [3, 1],
      ],
    )
    const lines = (await readFile(runFolder(out).ledger, 'utf8')).split('\n').length
    await batch({ out, requests: file, images: 4, resume: true })
    assert.equal((await readFile(runFolder(out).ledger, 'utf8')).split('\n').length, lines, 'told once')
  })

  it('is not confused by a clock that is set back', async () => {
    const out = join(root, 'clock')
    let time = Date.UTC(2030, 0, 1)
    const clock = () => {
      time -= 3_600_000
      return new Date(time)
    }
    const { error } = await batch({ out }, plainTools({}, { clock }))
    assert.equal(error, undefined)
    assert.deepEqual(await comparable(out), await comparable(join(root, 'whole')))
    assert.match((await drawnEntries(out))[0]?.finished ?? '', /^20(29|30)-/)
  })

  it('predicts time, disk and cost without leaving anything', async () => {
    const out = join(root, 'dry')
    const { output } = await batch({ out, dryRun: true, price: 0.04, json: true })
    const [forecast] = jsonLines(output)
    assert.equal(forecast?.event, 'forecast')
    assert.equal(forecast?.cost, 0.48)
    assert.ok(Number(forecast?.seconds) > 0)
    const bytes = (await comparable(join(root, 'whole'))).length * 4000
    assert.ok(Number(forecast?.bytes) > bytes / 4 && Number(forecast?.bytes) < bytes * 10)
    await assert.rejects(readdir(out))
    assert.match((await batch({ out, dryRun: true })).output, /cost {6}none/)
  })

  it('stops before --max-cost would be passed, and counts what was spent before', async () => {
    const out = join(root, 'cost')
    const { error, output } = await batch({ out, price: 0.25, maxCost: 1 })
    assert.equal(error?.code, 'EVENCAST_COST_LIMIT')
    assert.equal((await drawnEntries(out)).length, 4)
    assert.match(output, /at most \$1\.00/)
    await batch({ out, resume: true, price: 0.25, maxCost: 1.5 })
    assert.equal((await drawnEntries(out)).length, 6)
    assert.equal((await batch({ out, resume: true, price: 0.25, maxCost: 5 })).error, undefined)
    assert.deepEqual(await comparable(out), await comparable(join(root, 'whole')))
  })

  it('asks for a price it does not know, and for all that a run needs', async () => {
    const unknown = await batch({ out: join(root, 'price'), model: 'openai:another', maxCost: 3 })
    assert.equal(unknown.error?.code, 'EVENCAST_OPTION_INVALID')
    const { commandLine } = recordedCommandLine()
    await assert.rejects(runBatch(policy, { out: join(root, 'x') }, commandLine, plainTools()), {
      code: 'EVENCAST_OPTION_INVALID',
    })
    await assert.rejects(
      runBatch(undefined, { out: join(root, 'x'), resume: true }, commandLine, plainTools()),
      { code: 'EVENCAST_RUN_DIFFERS' },
    )
  })
})

function jsonLines(text: string): readonly Readonly<Record<string, unknown>>[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line))
}
