import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Auditor } from '../../../audits/index.ts'
import { EvencastError } from '../../../errors.ts'
import { runBatch } from '../../../surfaces/cli/batch-command.ts'
import { runExport } from '../../../surfaces/cli/export-command.ts'
import type { ExportCommandOptions } from '../../../surfaces/cli/export-options.ts'
import { comparable, drawnEntries, plainTools } from '../../jobs/batch-tools.ts'
import { recordedCommandLine, run } from '../run.ts'

const requests = 'two nurses in a hospital\na doctor and a dog\nthree teachers\na chef\na farmer\na painter\n'

/** Sees a feminine presentation in everyone, and a silhouette a little smaller than the box. */
const oneSided: Auditor = {
  instrument: { name: 'one-sided 1', hash: 'c0ffee' },
  confusion: {},
  async read({ width, height }, boxes) {
    const presentation = { value: 'feminine', confidence: 1, probabilities: { feminine: 1, masculine: 0 } }
    return new Map(
      boxes.map(({ id, box }) => {
        const silhouette = { ...box, width: box.width - 1, height: box.height - 1 }
        const mask = new Uint8Array(width * height)
        mask[box.y * width + box.x] = 1
        return [id, { presence: 1, silhouette, mask, attributes: { presentation } }]
      }),
    )
  },
  find: async () => [],
  close: async () => undefined,
}

describe('export of a batch', () => {
  let root: string
  let set: string
  const batch = async (given: object = {}) => {
    const { commandLine, written } = recordedCommandLine()
    const options = { requests: join(root, 'requests.txt'), images: 18, seed: 5, out: set, ...given }
    await runBatch(
      'policies/nurses.yaml',
      options,
      commandLine,
      plainTools({}, { openAuditor: async () => oneSided }),
    )
    return written
  }
  const exported = async (given: Partial<ExportCommandOptions>) => {
    const { commandLine, written } = recordedCommandLine()
    const options = {
      validation: 0.4,
      shardSize: 5,
      groupBy: 'request' as const,
      json: true,
      format: 'coco' as const,
    }
    const out = join(root, `out-${Math.round(performance.now() * 1000)}`)
    await runExport(set, { ...options, out, ...given }, commandLine, async () => oneSided)
    return { out, ...written }
  }
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'evencast-set-'))
    set = join(root, 'set')
    await writeFile(join(root, 'requests.txt'), requests)
    await batch()
  })
  after(() => rm(root, { recursive: true, force: true }))

  it('has the counts, boxes and attributes of the ledger, and no group in two splits', async () => {
    const { out } = await exported({})
    const entries = new Map((await drawnEntries(set)).map(entry => [entry.file.slice(9, 14), entry]))
    const [groups, keys] = [new Map<string, string>(), new Set<string>()]
    for (const split of ['train', 'validation']) {
      const asked = JSON.parse(await readFile(join(out, `annotations/asked_${split}.json`), 'utf8'))
      const measured = JSON.parse(await readFile(join(out, `annotations/measured_${split}.json`), 'utf8'))
      for (const image of asked.images) {
        keys.add(image.key)
        assert.equal(groups.get(image.group) ?? split, split)
        groups.set(image.group, split)
        const entry = entries.get(image.key)
        assert.ok(entry)
        const png = await readFile(join(out, 'images', split, image.file_name))
        assert.equal(createHash('sha256').update(png).digest('hex'), entry.picture.sha256)
        const own = asked.annotations.filter((one: { image_id: number }) => one.image_id === image.id)
        assert.deepEqual(
          own.map((one: { bbox: number[]; attributes: object }) => [one.bbox, one.attributes]),
          entry.picture.subjects.map(({ box: { x, y, width, height }, attributes }) => [
            [x, y, width, height],
            Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value])),
          ]),
        )
      }
      assert.ok(
        measured.annotations.every((one: { area: number }) => one.area === 1),
        'the mask’s, not the box’s',
      )
    }
    assert.equal(keys.size, 18)
    assert.equal(groups.size, 6)
  })

  it('writes the same bytes twice, in every format', async () => {
    for (const format of ['coco', 'webdataset', 'imagefolder'] as const) {
      const [one, other] = [await exported({ format }), await exported({ format })]
      assert.deepEqual(await hashes(one.out), await hashes(other.out))
    }
  })

  it('says what it knows in card and datasheet, and what it left out', async () => {
    await appendFile(join(set, 'pictures/00003.png'), 'x')
    await writeFile(join(set, 'pictures/99999.png'), await readFile(join(set, 'pictures/00001.png')))
    const { out, output, progress } = await exported({ format: 'webdataset' })
    assert.match(progress, /left out: 1 file \(changed since the run's ledger named it\)/)
    assert.match(progress, /left out: 1 file \(not in the run's ledger\)/)
    assert.equal(JSON.parse(output).pictures.train + JSON.parse(output).pictures.validation, 17)
    const card = await readFile(join(out, 'README.md'), 'utf8')
    assert.match(card, /^---\nannotations_creators:\n- machine-generated\n/)
    assert.match(card, /\| presentation \| \d+ \| 0\.\d+ /)
    const sheet = await readFile(join(out, 'DATASHEET.md'), 'utf8')
    const sections = [
      'Motivation',
      'Composition',
      'Collection',
      'Preprocessing',
      'Uses',
      'Distribution',
      'Maintenance',
    ]
    for (const [index, section] of sections.entries())
      assert.match(sheet, new RegExp(`^## ${index + 1}. ${section}`, 'm'))
    assert.match(sheet, /asked for 18 pictures, drew 18 and gave up 0/)
    await rm(join(set, 'pictures/99999.png'))
    await batch({ resume: true })
  })

  it('tops up: draws anew what is missed, with the same casts, and leaves the rest', async () => {
    const before = await drawnEntries(set)
    const bytes = await comparable(set)
    const { progress } = await batch({ topUp: true })
    const entries = await drawnEntries(set)
    const casts = (all: typeof before) =>
      all.map(({ picture }) => picture.subjects.map(({ attributes }) => attributes))
    assert.deepEqual(casts(entries), casts(before))
    const isMissed = (entry: (typeof before)[number]) =>
      entry.picture.subjects.some(({ attributes }) => attributes.presentation?.value === 'masculine')
    const changed = entries.filter((entry, index) => entry.identity !== before[index]?.identity)
    assert.deepEqual(
      changed.map(({ index }) => index),
      before.filter(isMissed).map(({ index }) => index),
    )
    assert.ok(changed.length > 0 && changed.length < entries.length)
    assert.match(
      progress,
      new RegExp(`measured 18 · ${changed.length} miss something · ${changed.length} are drawn anew`),
    )
    assert.notDeepEqual(await comparable(set), bytes)
    const again = await comparable(set)
    await batch({ resume: true })
    assert.deepEqual(await comparable(set), again, 'a run that goes on keeps them')
    assert.match((await batch({ topUp: true })).progress, /0 are drawn anew/)
  })

  it('ends in a clear message where nothing can go out or come in', async () => {
    const fails = (given: Partial<ExportCommandOptions>, code: string) =>
      assert.rejects(
        exported(given),
        (error: unknown) => EvencastError.isInstance(error) && error.code === code,
      )
    await fails({ out: set }, 'EVENCAST_OUTPUT_FAILED')
    assert.equal((await run(['export', set, '--format', 'csv', '--out', join(root, 'csv')])).exitCode, 2)
    assert.equal(
      (
        await run([
          'export',
          join(root, 'nothing'),
          '--format',
          'coco',
          '--out',
          join(root, 'x'),
          '--cast-only',
        ])
      ).exitCode,
      2,
    )
  })
})

async function hashes(folder: string): Promise<readonly (readonly [string, string])[]> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry =>
    entry.isFile(),
  )
  const files = names.map(({ parentPath, name }) => join(parentPath, name)).sort()
  return Promise.all(
    files.map(
      async file =>
        [
          file.slice(folder.length),
          createHash('sha256')
            .update(await readFile(file))
            .digest('hex'),
        ] as const,
    ),
  )
}
