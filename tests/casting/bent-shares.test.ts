import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { castScene } from '../../casting/index.ts'
import { planOf, players, policyOf, valuesOf } from './scenes.ts'

const seeds = 24

/** Mean counts over the seeds of sets of 60, and the least and the most of each. */
function counted(attributes: string, constraints: string, names: readonly string[]) {
  const policy = policyOf(attributes, `constraints: ${constraints}`)
  const sets = Array.from({ length: seeds }, (_, seed) =>
    Array.from(
      { length: 12 },
      (_, image) => castScene({ plan: planOf(players(5)), policy, seed, image, images: 12 }).value,
    ),
  )
  const counts = (name: string, value: string): readonly number[] =>
    sets.map(casts => casts.flatMap(cast => valuesOf(cast, name)).filter(other => other === value).length)
  const near = (value: string, target: number): void => {
    const name = names.find(known => counts(known, value).some(count => count > 0)) ?? ''
    const found = counts(name, value)
    for (const count of found)
      assert.ok(
        Math.abs(count - target) < 1.001,
        `${name} ${value}: ${count} where ${target} is in proportion`,
      )
    const mean = found.reduce((sum, count) => sum + count, 0) / seeds
    const rest = target % 1
    const error = Math.sqrt((rest * (1 - rest)) / seeds)
    assert.ok(Math.abs(mean - target) <= 4 * error + 0.1, `${name} ${value}: mean ${mean} for ${target}`)
  }
  return near
}

describe('shares that constraints bend', () => {
  it('leave what is free to the other values in proportion, unbiased', () => {
    const near = counted(
      '{presentation: {values: {feminine: 49, masculine: 49, androgynous: 2}}}',
      '[{exactly: 10, where: {presentation: feminine}}]',
      ['presentation'],
    )
    near('feminine', 10)
    near('masculine', (50 * 49) / 51)
    near('androgynous', (50 * 2) / 51)
  })

  it('do so among several values with what is left over rounded in turn', () => {
    const near = counted(
      '{tone: {values: {a: 10, b: 40, c: 30, d: 15, e: 5}}}',
      '[{exactly: 12, where: {tone: a}}]',
      ['tone'],
    )
    for (const [value, share] of Object.entries({ b: 40, c: 30, d: 15, e: 5 })) near(value, (48 * share) / 90)
  })

  it('bend with two constraints at once no further than both need', () => {
    const near = counted(
      '{sex: {values: {f: 49, m: 49, x: 2}}, age: {values: {adult: 3, older: 1}}}',
      '[{exactly: 24, where: {sex: f, age: older}}, {at_most: 6, where: {sex: m}}]',
      ['sex', 'age'],
    )
    near('older', 24)
    near('m', 6)
    near('f', (54 * 49) / 51)
    near('x', (54 * 2) / 51)
  })

  it('take what is given them along, case by case', () => {
    const near = counted(
      '{age: {values: {adult: 3, older: 1}}, hair: {given: [age], when: [{if: {age: older}, values: {grey: 3, white: 2}}], values: {black: 4, red: 1}}}',
      '[{at_least: 30, where: {age: older}}]',
      ['age', 'hair'],
    )
    near('grey', 18)
    near('white', 12)
    near('black', 24)
    near('red', 6)
  })

  it('do not bend where an exchange is enough', () => {
    const near = counted(
      '{sex: {values: {f: 1, m: 1}}, beard: {values: {full: 3, none: 7}}}',
      '[{never: {beard: full, sex: f}}]',
      ['sex', 'beard'],
    )
    near('f', 30)
    near('full', 18)
  })
})
