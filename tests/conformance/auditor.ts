/**
 * What every auditor must do. An auditor's own test calls `describeAuditor` with a function that opens it.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Auditor, BoxToRead, Reading, SubjectReading } from '../../audits/auditor.ts'
import type { Box, Picture } from '../../types.ts'

export interface AuditorConformance {
  /** A picture that shows a subject in each box. */
  readonly picture: Pick<Picture, 'width' | 'height' | 'pixels'>
  readonly boxes: readonly BoxToRead[]
}

export function describeAuditor(
  name: string,
  open: () => Promise<Auditor>,
  scene: () => Promise<AuditorConformance>,
): void {
  describe(`${name} as an auditor`, () => {
    let auditor: Auditor
    let picture: AuditorConformance['picture']
    let boxes: readonly BoxToRead[]
    before(async () => {
      auditor = await open()
      ;({ picture, boxes } = await scene())
    })
    after(() => auditor.close())

    it('says which instrument it is', () => {
      assert.notEqual(auditor.instrument.name, '')
      assert.match(auditor.instrument.hash, /^[0-9a-f]{64}$/)
    })

    it('counts its own error: rows and columns of the same values, then undetermined', () => {
      for (const [attribute, { rows, columns, counts }] of Object.entries(auditor.confusion)) {
        assert.deepEqual(columns, [...rows, 'undetermined'], attribute)
        assert.equal(counts.length, rows.length, attribute)
        assert.ok(counts.every(row => row.length === columns.length && row.every(Number.isInteger)))
        assert.ok(
          counts.some(row => row.some(count => count > 0)),
          `${attribute} was counted on no picture`,
        )
      }
    })

    it('reads every box, by its id, and leaves the picture as it is', async () => {
      const before = picture.pixels.slice()
      const readings = await auditor.read(picture, boxes)
      assert.deepEqual(
        [...readings.keys()],
        boxes.map(({ id }) => id),
      )
      for (const reading of readings.values()) assertReading(reading, picture)
      assert.deepEqual(picture.pixels, before)
    })

    it('reads a box alike alone and among others, and from any copy of the pixels', async () => {
      const together = await auditor.read(picture, boxes)
      for (const box of boxes) {
        const alone = await auditor.read({ ...picture, pixels: picture.pixels.slice() }, [box])
        assert.ok(nearly(alone.get(box.id), together.get(box.id)), box.id)
      }
    })

    it('reads no boxes as nothing', async () => {
      assert.equal((await auditor.read(picture, [])).size, 0)
    })

    it('finds subjects within the picture, without being told where', async () => {
      const found = await auditor.find(picture)
      assert.ok(found.length > 0)
      for (const reading of found) assertReading(reading, picture)
    })

    it('stops on a fired signal, and can be used again', async () => {
      const aborted = { code: 'EVENCAST_ABORTED' }
      const signal = AbortSignal.abort()
      await assert.rejects(auditor.read(picture, boxes, { signal }), aborted)
      await assert.rejects(auditor.find(picture, { signal }), aborted)
      assert.equal((await auditor.read(picture, boxes)).size, boxes.length)
    })

    it('refuses pixels that do not fit their size', async () => {
      const wrong = { ...picture, width: picture.width + 1 }
      await assert.rejects(auditor.read(wrong, boxes), { code: 'EVENCAST_OPTION_INVALID' })
    })

    it('closes, twice without complaint', async () => {
      const another = await open()
      await another.close()
      await another.close()
    })
  })
}

function assertReading(reading: SubjectReading, picture: AuditorConformance['picture']): void {
  assert.ok(reading.presence >= 0 && reading.presence <= 1)
  if (reading.silhouette !== undefined) assertWithin(reading.silhouette, picture)
  for (const [attribute, one] of Object.entries(reading.attributes)) assertDistribution(attribute, one)
}

function assertDistribution(attribute: string, { value, confidence, probabilities }: Reading): void {
  const shares = Object.values(probabilities)
  const sum = shares.reduce((total, share) => total + share, 0)
  assert.ok(Math.abs(sum - 1) < 1e-3, `${attribute} adds up to ${sum}`)
  assert.ok(Math.abs(confidence - Math.max(...shares)) < 1e-6, attribute)
  if (value !== null) assert.equal(probabilities[value], confidence, attribute)
}

function assertWithin({ x, y, width, height }: Box, picture: AuditorConformance['picture']): void {
  assert.ok([x, y, width, height].every(Number.isInteger))
  assert.ok(x >= 0 && y >= 0 && width > 0 && height > 0)
  assert.ok(x + width <= picture.width && y + height <= picture.height)
}

/** Batches of other sizes may round otherwise in the last digits. */
function nearly(one: SubjectReading | undefined, other: SubjectReading | undefined): boolean {
  if (one === undefined || other === undefined) return false
  return Object.entries(one.attributes).every(([attribute, reading]) => {
    const second = other.attributes[attribute]
    return second !== undefined && Math.abs(reading.confidence - second.confidence) < 1e-3
  })
}
