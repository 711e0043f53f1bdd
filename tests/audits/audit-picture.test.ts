import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type AuditPictureOptions, auditPicture } from '../../audits/index.ts'
import { auditSchema, type Box, type Cast, type Plan } from '../../types.ts'
import { colourAuditor, paint } from './colour-auditor.ts'

const boxes: Readonly<Record<'ann' | 'bob' | 'eve', Box>> = {
  ann: { x: 0, y: 0, width: 16, height: 32 },
  bob: { x: 24, y: 0, width: 16, height: 32 },
  eve: { x: 48, y: 0, width: 16, height: 32 },
}
const ids = Object.keys(boxes)

const plan: Plan = {
  subjects: ids.map(id => ({ id, class: 'person', stated: {} })),
  shares: [],
  variety: [],
  relations: [],
}
const cast = castOf({
  ann: ['feminine', 'monk-2'],
  bob: ['masculine', 'monk-9'],
  eve: ['feminine', 'monk-5'],
})
const layout = {
  canvas: { width: 64, height: 32 },
  subjects: Object.entries(boxes).map(([id, box], depth) => ({ id, box, depth })),
  occlusions: [],
}

function castOf(values: Readonly<Record<string, readonly [string | null, string]>>): Cast {
  return {
    subjects: Object.entries(values).map(([id, [presentation, skin_tone]]) => ({
      id,
      attributes: {
        presentation: { value: presentation, source: presentation === null ? 'exempt' : 'sampled' },
        skin_tone: { value: skin_tone, source: 'stated' },
        headwear: { value: 'turban', source: 'stated' },
      },
    })),
  }
}

function audit(changes: Partial<AuditPictureOptions> = {}) {
  const picture = paint(64, 32, [
    { box: boxes.ann, presentation: 'feminine', skin_tone: 'monk-1' },
    { box: boxes.bob, presentation: 'feminine', skin_tone: 'monk-9' },
  ])
  const common = { policy: { id: 'test', version: 1 }, targets: {}, auditor: colourAuditor(), picture }
  return auditPicture({
    ...common,
    plan,
    cast,
    layout,
    classOf: () => 'person',
    ...changes,
  })
}

describe('auditPicture', () => {
  it('says of each attribute what was asked, measured and thought of it', async () => {
    const { subjects } = await audit()
    const [ann, bob] = subjects
    assert.equal(ann?.attributes.presentation?.verdict, 'drawn')
    assert.ok((ann?.attributes.presentation?.confidence ?? 0) > 0.9)
    assert.deepEqual(
      [bob?.attributes.presentation].map(one => [one?.asked, one?.measured, one?.verdict]),
      [['masculine', 'feminine', 'missed']],
    )
    assert.equal(ann?.attributes.class?.verdict, 'drawn')
    assert.deepEqual(ann?.attributes.headwear, { asked: 'turban', measured: null, verdict: 'unmeasured' })
  })

  it('takes a neighbouring tone for the one that was asked, and no other', async () => {
    const [ann, bob] = (await audit()).subjects
    assert.deepEqual(
      [ann?.attributes.skin_tone?.measured, ann?.attributes.skin_tone?.verdict],
      ['monk-1', 'drawn'],
    )
    assert.equal(bob?.attributes.skin_tone?.verdict, 'drawn')
    const [other] = (await audit({ cast: castOf({ ann: ['feminine', 'monk-3'] }) })).subjects
    assert.equal(other?.attributes.skin_tone?.verdict, 'missed')
  })

  it('misses who is not there, and leaves the rest of them undetermined', async () => {
    const eve = (await audit()).subjects[2]?.attributes
    assert.deepEqual([eve?.presence?.measured, eve?.presence?.verdict], ['absent', 'missed'])
    assert.deepEqual([eve?.presentation?.measured, eve?.presentation?.verdict], [null, 'undetermined'])
  })

  it('leaves open what lies between two values', async () => {
    const between = paint(64, 32, [
      { box: { x: 0, y: 0, width: 16, height: 32 }, presentation: 'feminine', skin_tone: 'monk-3', off: -10 },
    ])
    const { skin_tone } = (await audit({ picture: between })).subjects[0]?.attributes ?? {}
    assert.deepEqual([skin_tone?.measured, skin_tone?.verdict], [null, 'undetermined'])
  })

  it('reads nothing that is exempt, and nothing at all of named people', async () => {
    const exempt = await audit({ cast: castOf({ ann: [null, 'monk-1'] }) })
    assert.deepEqual(exempt.subjects[0]?.attributes.presentation, {
      asked: null,
      measured: null,
      verdict: 'unmeasured',
    })
    const named: Plan = {
      ...plan,
      subjects: [
        { id: 'ann', class: 'person', stated: {}, exempt: { reason: 'named_person', because: 'Ann Lee' } },
      ],
    }
    const ofAnn = await audit({ plan: named, cast: castOf({ ann: ['feminine', 'monk-1'] }) })
    assert.ok(
      Object.values(ofAnn.subjects[0]?.attributes ?? {}).every(({ verdict }) => verdict === 'unmeasured'),
    )
  })

  it('finds people where there are no boxes, without holding a cast against them', async () => {
    const { subjects } = await audit({ unboxed: true })
    assert.deepEqual(
      subjects.map(({ attributes }) => [attributes.presence?.measured, attributes.presentation?.measured]),
      [
        ['present', 'feminine'],
        ['present', 'feminine'],
        ['absent', null],
      ],
    )
    assert.equal(subjects[0]?.attributes.presentation?.asked, null)
    assert.equal(subjects[2]?.attributes.presentation?.verdict, 'undetermined')
    assert.equal(subjects[0]?.attributes.headwear, undefined)
  })

  it('is a valid audit', async () => {
    const whole = await audit()
    assert.deepEqual(auditSchema.parse(whole), whole)
  })
})
