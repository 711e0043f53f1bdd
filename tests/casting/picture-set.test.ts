import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { castScene, openPictureSet, parsePolicy } from '../../casting/index.ts'
import type { Plan } from '../../types.ts'

const policyText = (more = '') => `
schema: 1
id: mixed
version: 1
sampling: quota
scope: batch
attributes:
  presentation: {values: {feminine: 50, masculine: 50}}
  age: {values: {adult: 75, older: 25}}
  mobility_aid: {values: {none: 95, wheelchair: 5}}
${more}`

const planOf = (role: string, count: number): Plan => ({
  subjects: Array.from({ length: count }, (_, index) => ({
    id: `${role}-${index + 1}`,
    class: 'person',
    role,
    stated: {},
  })),
  shares: [],
  variety: [],
  relations: [],
})
const [nurses, players, doctor] = [planOf('nurse', 2), planOf('player', 5), planOf('doctor', 1)]
const plans = Array.from({ length: 90 }, (_, image) => [nurses, players, doctor][image % 3] ?? doctor)
const subjects = 30 * 8

const castAll = (policy: string, order = plans.map((_, image) => image)) => {
  const set = openPictureSet({ plans, policy: parsePolicy(policy, 'mixed.yaml'), seed: 11 })
  return new Map(order.map(image => [image, set.cast(image).value]))
}
const count = (casts: ReturnType<typeof castAll>, attribute: string, value: string) =>
  [...casts.values()]
    .flatMap(cast => cast.subjects)
    .filter(({ attributes }) => attributes[attribute]?.value === value).length

describe('openPictureSet', () => {
  for (const [name, more] of [
    ['quotas', ''],
    ['joint quotas', 'balance: [[presentation, age]]'],
  ] as const) {
    it(`keeps ${name} over pictures that show different things`, () => {
      const casts = castAll(policyText(more))
      assert.equal(count(casts, 'presentation', 'feminine'), subjects / 2)
      assert.equal(count(casts, 'age', 'older'), subjects / 4)
      const olderWomen = [...casts.values()]
        .flatMap(cast => cast.subjects)
        .filter(
          ({ attributes }) =>
            attributes.presentation?.value === 'feminine' && attributes.age?.value === 'older',
        )
      if (more !== '') assert.ok(Math.abs(olderWomen.length - subjects / 8) <= 1, `${olderWomen.length}`)
    })
  }

  it('meets constraints over the whole set, block by block', () => {
    const constraint = 'constraints: [{at_least: 1, where: {mobility_aid: wheelchair}, per: 10}]'
    assert.ok(count(castAll(policyText(constraint)), 'mobility_aid', 'wheelchair') >= subjects / 10)
    const exact = 'constraints: [{exactly: 7, where: {mobility_aid: wheelchair}}]'
    assert.equal(count(castAll(policyText(exact)), 'mobility_aid', 'wheelchair'), 7)
  })

  it('gives a picture one cast, in whatever order pictures are asked for', () => {
    const policy = policyText('balance: [[presentation, age]]')
    const backwards = castAll(
      policy,
      plans.map((_, image) => plans.length - 1 - image),
    )
    const forwards = castAll(policy)
    for (const [image, cast] of forwards) assert.deepEqual(backwards.get(image), cast)
  })

  it('casts pictures of one plan as castScene casts its images', () => {
    const policy = parsePolicy(policyText('balance: [[presentation, age]]'), 'mixed.yaml')
    const set = openPictureSet({ plans: Array.from({ length: 9 }, () => players), policy, seed: 3 })
    for (const image of [0, 4, 8])
      assert.deepEqual(set.cast(image), castScene({ plan: players, policy, seed: 3, image, images: 9 }))
  })
})
