import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  canGroup,
  type DataSample,
  fillFolder,
  groupOf,
  openCocoWriter,
  openImagefolderWriter,
  openWebdatasetWriter,
  splitOf,
  withDigitalSource,
} from '../../../datasets/exports/index.ts'
import { maskArea, runLengthMask } from '../../../datasets/exports/run-length.ts'
import { tarEnd, tarEntry } from '../../../datasets/exports/tar.ts'
import { encodePicture } from '../../../datasets/index.ts'
import { readText } from '../../../datasets/png-text.ts'
import { EvencastError } from '../../../errors.ts'
import { exampleScene, stripes } from '../example-scene.ts'

const canvas = { width: 4, height: 3 }
const mask = Uint8Array.of(0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0)

const sample: DataSample = {
  key: '00001',
  png: Uint8Array.of(1, 2, 3),
  canvas,
  text: 'a nurse and a dog',
  prompt: 'a feminine nurse and a dog',
  setting: undefined,
  seed: 7,
  index: 0,
  group: 'ab',
  split: 'train',
  asked: [
    {
      ...{
        id: 'nurse-1',
        class: 'person',
        role: 'nurse',
        box: { x: 0, y: 0, width: 8, height: 8 },
        depth: 0,
      },
      attributes: {
        presentation: { value: 'feminine', source: 'sampled' },
        age: { value: null, source: 'exempt' },
      },
      untold: ['age'],
    },
    {
      ...{ id: 'dog-1', class: 'dog', role: undefined, box: { x: 1, y: 1, width: 9, height: 8 }, depth: 1 },
      ...{ attributes: {}, untold: [] },
    },
  ],
  measured: [
    {
      ...{ id: 'nurse-1', present: true, confidence: 1, box: { x: 1, y: 0, width: 2, height: 2 }, mask },
      class: 'person/doctor',
      attributes: {
        presentation: { measured: 'masculine', verdict: 'missed', confidence: 0.75 },
        age: { measured: null, verdict: 'undetermined' },
      },
    },
    {
      ...{ id: 'dog-1', present: true, confidence: 0.9, box: { x: 0, y: 0, width: 3, height: 2 } },
      ...{ mask: undefined, class: undefined, attributes: {} },
    },
  ],
}
const second: DataSample = { ...sample, key: '00002', split: 'validation', index: 1, group: 'cd' }
const survey = { pictures: 2, classes: ['dog', 'person'], attributes: ['age', 'presentation'] }

const folderFor = () => mkdtemp(join(tmpdir(), 'evencast-export-'))
const json = async (...path: readonly string[]) => JSON.parse(await readFile(join(...path), 'utf8'))

describe('run lengths', () => {
  it('are those of pycocotools', () => {
    // pycocotools.mask.encode(numpy.asfortranarray(mask))['counts']
    assert.deepEqual(runLengthMask(mask, canvas), { size: [3, 4], counts: '322O2' })
    assert.equal(runLengthMask(new Uint8Array(12), canvas).counts, '<')
    assert.equal(runLengthMask(new Uint8Array(12).fill(255), canvas).counts, '0<')
    const wide = { width: 300, height: 200 }
    const rectangle = Uint8Array.from({ length: 60_000 }, (_, place) =>
      place % 300 >= 20 && place % 300 < 120 && place >= 300 * 10 && place < 300 * 150 ? 1 : 0,
    )
    assert.match(runLengthMask(rectangle, wide).counts, /^Zm3\\4l10{197}fTS1$/)
    assert.equal(maskArea(rectangle), 100 * 140)
  })

  it('give every mask back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
        (width, height, stream) => {
          const random = Uint8Array.from({ length: width * height }, () =>
            stream.next().value === 0 ? 1 : 0,
          )
          const { counts } = runLengthMask(random, { width, height })
          assert.deepEqual(decode(counts, width, height), random)
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('splits', () => {
  const { request } = exampleScene
  it('keep one request together, however it is spaced, and a conversation with its first turn', () => {
    const [one, other] = ['Two nurses', ' two   NURSES\nmake them older'].map(text =>
      groupOf({ ...exampleScene, request: { ...request, text } }, 'request'),
    )
    assert.equal(one, other)
    assert.notEqual(one, groupOf({ ...exampleScene, request: { ...request, text: 'two nurse' } }, 'request'))
  })

  it('part casts only where that was asked for, and edited pictures never', () => {
    const changed = { ...exampleScene, cast: { subjects: [] } }
    assert.equal(groupOf(changed, 'request'), groupOf(exampleScene, 'request'))
    assert.notEqual(groupOf(changed, 'cast'), groupOf(exampleScene, 'cast'))
    const before = exampleScene.script?.subjects[0]
    assert.ok(before)
    const edited = { subject: 'doctor-1', reason: 'redraw' as const, stated: {}, before }
    assert.ok(!canGroup({ ...exampleScene, edits: [edited] }, 'cast'))
    assert.ok(canGroup({ ...exampleScene, edits: [{ ...edited, reason: 'verify' }] }, 'cast'))
    assert.ok(canGroup({ ...exampleScene, edits: [edited] }, 'request'))
  })

  it('have the share that was asked for, and only ever grow towards validation', () => {
    const groups = Array.from({ length: 4000 }, (_, index) => `group ${index}`)
    const share = (wanted: number) =>
      groups.filter(group => splitOf(group, wanted) === 'validation').length / 4000
    assert.equal(share(0), 0)
    assert.ok(Math.abs(share(0.1) - 0.1) < 0.02, String(share(0.1)))
    assert.ok(groups.every(group => splitOf(group, 0.1) === 'train' || splitOf(group, 0.3) === 'validation'))
    // A contract: the split of a published set must not move.
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map(group => splitOf(group, 0.5)),
      goldenSplits,
    )
  })
})

describe('COCO', () => {
  it('keeps what was asked and what was measured in files of their own', async () => {
    const folder = await folderFor()
    const writer = await openCocoWriter(folder, survey, '0.0.0')
    await writer.add(sample)
    await writer.add(second)
    await writer.close()
    assert.deepEqual((await readdir(join(folder, 'annotations'))).sort(), [
      ...['asked_train.json', 'asked_validation.json', 'measured_train.json', 'measured_validation.json'],
    ])
    const asked = await json(folder, 'annotations', 'asked_train.json')
    assert.deepEqual(asked.categories.slice(0, 2), [
      { id: 1, name: 'dog', supercategory: 'dog' },
      { id: 2, name: 'person', supercategory: 'person' },
    ])
    const [nurse, dog] = asked.annotations
    assert.deepEqual(
      [nurse.category_id, nurse.bbox, nurse.attributes],
      [2, [0, 0, 8, 8], { presentation: 'feminine', age: null }],
    )
    assert.deepEqual([dog.id, dog.image_id, dog.category_id, dog.area, dog.iscrowd], [2, 1, 1, 72, 0])
    assert.ok(!('segmentation' in nurse) && !('verdicts' in nurse))
    const measured = await json(folder, 'annotations', 'measured_train.json')
    const [first, other] = measured.annotations
    assert.deepEqual(first.segmentation, { size: [3, 4], counts: '322O2' })
    assert.deepEqual([first.area, first.attributes.presentation, first.role], [3, 'masculine', 'doctor'])
    assert.ok(!('segmentation' in other), 'a box is no mask')
    const names = new Map(measured.categories.map(({ id, name }: { id: number; name: string }) => [id, name]))
    assert.equal(names.get(other.category_id), 'undetermined')
    assert.deepEqual(new Uint8Array(await readFile(join(folder, 'images/train/00001.png'))), sample.png)
  })
})

describe('WebDataset', () => {
  it('writes whole shards, sorted, and the same bytes each time', async () => {
    const hashes = []
    for (let run = 0; run < 2; run += 1) {
      const folder = await folderFor()
      const writer = await openWebdatasetWriter(folder, 2)
      for (const key of ['a', 'b', 'c']) await writer.add({ ...sample, key })
      await writer.add(second)
      await writer.close()
      const names = (await readdir(folder)).sort()
      assert.deepEqual(names, ['train-000000.tar', 'train-000001.tar', 'validation-000000.tar'])
      const shards = await Promise.all(names.map(name => readFile(join(folder, name))))
      hashes.push(shards.map(bytes => createHash('sha256').update(bytes).digest('hex')))
      const entries = readTar(shards[0] ?? new Uint8Array())
      const parts = ['asked.json', 'measured.json', 'png', 'txt']
      assert.deepEqual(
        [...entries.keys()],
        ['a', 'b'].flatMap(key => parts.map(part => `${key}.${part}`)),
      )
      const asked = JSON.parse(entries.get('a.asked.json') ?? '')
      const measured = JSON.parse(entries.get('a.measured.json') ?? '')
      assert.equal(asked.subjects[0].attributes.presentation.value, 'feminine')
      assert.equal(measured.subjects[0].attributes.presentation.measured, 'masculine')
      assert.deepEqual(measured.subjects[0].mask, { size: [3, 4], counts: '322O2' })
      assert.ok(!('mask' in measured.subjects[1]))
      assert.equal(entries.get('a.txt'), sample.text)
    }
    assert.deepEqual(hashes[0], hashes[1])
  })

  it('refuses names that a tar would cut', () => {
    assert.throws(() => tarEntry('a'.repeat(101), new Uint8Array()), EvencastError)
    assert.throws(() => tarEntry('a b', new Uint8Array()), EvencastError)
    assert.equal(tarEntry('a', new Uint8Array(513)).length, 512 * 3)
    assert.equal(tarEnd().length, 1024)
  })
})

describe('imagefolder', () => {
  it('gives every column one type, whatever a picture holds', async () => {
    const folder = await folderFor()
    const writer = await openImagefolderWriter(folder, survey)
    await writer.add(sample)
    await writer.close()
    const text = await readFile(join(folder, 'train/metadata.jsonl'), 'utf8')
    assert.doesNotMatch(text, /null/)
    assert.match(text, /"confidence":\[1\.0000,0\.9000\]/)
    const line = JSON.parse(text)
    assert.equal(line.file_name, '00001.png')
    assert.deepEqual(line.asked.bbox, [
      [0, 0, 8, 8],
      [1, 1, 9, 8],
    ])
    assert.deepEqual(line.asked.attributes, { age: ['', ''], presentation: ['feminine', ''] })
    assert.deepEqual(line.asked.sources, { age: ['exempt', ''], presentation: ['sampled', ''] })
    assert.deepEqual(line.measured.attributes, { age: ['', ''], presentation: ['masculine', ''] })
    assert.deepEqual(line.measured.verdicts, { age: ['undetermined', ''], presentation: ['missed', ''] })
    assert.deepEqual(line.measured.mask, ['322O2', ''])
  })
})

describe('what goes out', () => {
  it('holds the mark of generated media, added only where it is absent', async () => {
    const bare = await encodePicture(stripes(16, 16), undefined)
    const marked = withDigitalSource(bare, '0.0.0')
    assert.match(readText(marked, 'XML:com.adobe.xmp') ?? '', /digitalsourcetype\/trainedAlgorithmicMedia/)
    assert.equal(withDigitalSource(marked, '9.9.9'), marked)
  })

  it('is a whole folder or none', async () => {
    const parent = await folderFor()
    const out = join(parent, 'set')
    await assert.rejects(
      fillFolder(out, async aside => {
        await writeFile(join(aside, 'half'), '')
        throw new Error('Stopped')
      }),
      /Stopped/,
    )
    assert.deepEqual(await readdir(parent), [])
    await mkdir(out)
    await fillFolder(out, aside => writeFile(join(aside, 'whole'), ''))
    assert.deepEqual(await readdir(out), ['whole'])
    await assert.rejects(
      fillFolder(out, async () => undefined),
      (error: unknown) => EvencastError.isInstance(error) && error.code === 'EVENCAST_OUTPUT_FAILED',
    )
    assert.deepEqual(await readdir(out), ['whole'])
  })
})

const goldenSplits = ['validation', 'train', 'validation', 'validation']

/** maskApi.c, `rleFrString` and `rleDecode`. */
function decode(text: string, width: number, height: number): Uint8Array {
  const counts: number[] = []
  let place = 0
  while (place < text.length) {
    let [value, group, more] = [0, 0, true]
    while (more) {
      const character = text.charCodeAt(place) - 48
      value |= (character & 0x1f) << (5 * group)
      more = (character & 0x20) !== 0
      place += 1
      group += 1
      if (!more && (character & 0x10) !== 0) value |= -1 << (5 * group)
    }
    counts.push(counts.length > 2 ? value + (counts.at(-2) ?? 0) : value)
  }
  const decoded = new Uint8Array(width * height)
  let [position, inside] = [0, false]
  for (const count of counts) {
    for (let step = 0; step < count; step += 1, position += 1) {
      const [x, y] = [Math.floor(position / height), position % height]
      if (inside) decoded[y * width + x] = 1
    }
    inside = !inside
  }
  assert.equal(position, width * height)
  return decoded
}

/** Name to text of a ustar archive, whose checksums are checked. */
function readTar(bytes: Uint8Array): ReadonlyMap<string, string> {
  const entries = new Map<string, string>()
  let offset = 0
  while (bytes[offset] !== 0) {
    const header = Buffer.from(bytes.subarray(offset, offset + 512))
    const text = (from: number, to: number) => header.toString('latin1', from, to).replace(/\0.*$/, '')
    const sum = header.reduce((total, byte, place) => total + (place >= 148 && place < 156 ? 32 : byte), 0)
    assert.equal(Number.parseInt(text(148, 155), 8), sum)
    assert.equal(Number.parseInt(text(136, 147), 8), 0, 'no time')
    const length = Number.parseInt(text(124, 135), 8)
    entries.set(text(0, 100), Buffer.from(bytes.subarray(offset + 512, offset + 512 + length)).toString())
    offset += 512 + Math.ceil(length / 512) * 512
  }
  assert.equal(bytes.length - offset, 1024)
  return entries
}
