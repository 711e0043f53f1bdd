import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  chanceVariation,
  checkPolicy,
  leastVariation,
  parsePolicy,
  quotaVariation,
  readPolicy,
  unbiasedVariation,
  unluckiestVariation,
} from '../../casting/index.ts'

const head = 'schema: 1\nid: a\nversion: 1\n'
const read = (text: string) => parsePolicy(`${head}${text}`, 'a.yaml')

describe('set sizes', () => {
  it('are the chance floors of the literature (K 2, 4, 8, 10)', () => {
    const uniform = (values: number): number[] => new Array(values).fill(1 / values)
    for (const [values, n, floor] of [
      [2, 60, 0.052],
      [4, 160, 0.054],
      [8, 160, 0.083],
      [10, 60, 0.153],
      [10, 1000, 0.038],
    ] as const)
      assert.ok(Math.abs(chanceVariation(uniform(values), n) - floor) < 0.001)
  })

  it('bound quotas by K / (2 n), and by 0 where every target is whole', () => {
    const shares = [0.578, 0.187, 0.121, 0.059, 0.055]
    for (const n of [7, 60, 1000]) assert.ok(quotaVariation(shares, n) <= 5 / (2 * n) + 1e-12)
    assert.equal(quotaVariation([0.5, 0.3, 0.2], 60), 0)
  })

  const census = [0.5746, 0.2002, 0.1263, 0.0649, 0.034]

  it('prove what no unbiased cast of the five groups can do: .011 and .001 for every seed', () => {
    for (const [n, least, mean, unluckiest] of [
      [60, 0.0088, 0.0106, 0.0182],
      [1000, 0.0005, 0.0007, 0.0011],
    ] as const) {
      const near = (found: number, told: number): void => assert.ok(Math.abs(found - told) < 5e-5, `${found}`)
      near(leastVariation(census, n), least)
      near(unbiasedVariation(census, n), mean)
      near(unluckiestVariation(census, n), unluckiest)
    }
  })

  it('are what trying all counts gives', () => {
    const variation = (counts: readonly number[], shares: readonly number[], n: number): number =>
      counts.reduce((sum, count, value) => sum + Math.abs(count / n - (shares[value] ?? 0)), 0) / 2
    for (const [shares, n] of [
      [census, 7],
      [[0.1, 0.2, 0.7], 13],
      [[0.05, 0.45, 0.45, 0.05], 9],
    ] as const) {
      const around = shares.map(share => [-1, 0, 1, 2].map(step => Math.max(0, Math.floor(share * n) + step)))
      const all = around
        .reduce<readonly (readonly number[])[]>(
          (rows, choices) => rows.flatMap(row => choices.map(count => [...row, count])),
          [[]],
        )
        .filter(counts => counts.reduce((sum, count) => sum + count, 0) === n)
      const best = (keep: (counts: readonly number[]) => boolean): number =>
        Math.min(...all.filter(keep).map(counts => variation(counts, shares, n)))
      const forced = shares.flatMap((share, value) =>
        Math.abs(share * n - Math.round(share * n)) < 1e-9
          ? []
          : [
              best(counts => (counts[value] ?? 0) > share * n),
              best(counts => (counts[value] ?? 0) < share * n),
            ],
      )
      assert.ok(Math.abs(leastVariation(shares, n) - best(() => true)) < 1e-9)
      assert.ok(Math.abs(unluckiestVariation(shares, n) - Math.max(...forced)) < 1e-9)
    }
  })
})

describe('checkPolicy', () => {
  it('expects what cases give', () => {
    const policy = read(
      'attributes: {age: {values: {adult: 3, older: 1}}, hair_color: {given: [age], when: [{if: {age: older}, values: {grey: 1, black: 1}}], values: {black: 1}}}',
    )
    const { classes } = checkPolicy({ policy, images: 60, subjectsPerImage: 1, vocabulary: undefined })
    const hair = classes[0]?.attributes.find(({ attribute }) => attribute === 'hair_color')
    assert.deepEqual(hair?.shares, { black: 0.875, grey: 0.125 })
  })

  it('tells the shares that a constraint bends, and that it wins', () => {
    const policy = read(
      'attributes: {age: {values: {adult: 3, older: 1}}}\nconstraints: [{exactly: 30, where: {age: older}, per: 60}]',
    )
    const { classes } = checkPolicy({ policy, images: 60, subjectsPerImage: 1, vocabulary: undefined })
    assert.deepEqual(classes[0]?.conflicts, [])
    assert.deepEqual(
      classes[0]?.bends.map(({ demands }) => demands.map(({ name }) => name)),
      [['constraints[0]', 'shares of age']],
    )
  })

  it('counts what one picture must hold', () => {
    const policy = read(
      'attributes: {age: {values: {adult: 3, older: 1}}}\nconstraints: [{at_least: 2, where: {age: older}, per: image}]',
    )
    const conflicts = (subjectsPerImage: number) =>
      checkPolicy({ policy, images: 10, subjectsPerImage, vocabulary: undefined }).classes[0]?.conflicts ?? []
    assert.equal(conflicts(1)[0]?.fewest, 2)
    assert.equal(conflicts(2).length, 0)
  })
})

describe('extends', () => {
  const base = `${head}attributes:\n  age: {values: {adult: 1}}\n  mood: {values: [calm, glad]}\n`

  it('replaces rules by name, takes them away by null, and keeps the rest', () => {
    const text = `${head}extends: ./base.yaml\nattributes: {mood: null, jersey: {values: [red]}}`
    const { policy } = readPolicy(text, 'a.yaml', name => (name === 'base.yaml' ? base : undefined))
    assert.deepEqual(Object.keys(policy?.attributes ?? {}), ['age', 'jersey'])
  })

  it('places a problem in the file that has it', () => {
    const [problem] = readPolicy(`${head}extends: ./base.yaml`, 'a.yaml', () =>
      base.replace('calm', 'calm, calm'),
    ).problems
    assert.deepEqual([problem?.file, problem?.line], ['base.yaml', 6])
  })

  it('ends circles, and reads no file of another folder', () => {
    const circle = readPolicy(`${head}extends: ./base.yaml`, 'a.yaml', () => `${head}extends: ./base.yaml`)
    assert.match(circle.problems[0]?.message ?? '', /circle/)
    const asked: string[] = []
    for (const name of ['../b.yaml', './a/b.yaml', '/etc/b.yaml', './..', 'file:b.yaml']) {
      const readBeside = (file: string): undefined => void asked.push(file)
      assert.equal(readPolicy(`${head}extends: ${name}`, 'a.yaml', readBeside).policy, undefined)
    }
    assert.deepEqual(asked, [])
  })
})

describe('hostile YAML', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
    .split('')
    .map((name, index) => `${name}: &${name} [${new Array(9).fill(`*${'abcdefgh'[index]}`)}]`)
    .join('\n')}`
  const hostile = {
    'an alias bomb': bomb,
    'brackets without end': '['.repeat(100_000),
    'a key that JavaScript keeps for itself': `${head}attributes: {age: {values: {__proto__: 1}}}`,
    'twenty thousand keys': Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n'),
    'a file beyond all measure': 'x'.repeat(300_000),
    'a tag': `${head}attributes: !!js/function 'function () {}'`,
  }
  for (const [name, text] of Object.entries(hostile)) {
    it(`refuses ${name} at once`, () => {
      const before = process.cpuUsage().user
      assert.ok(readPolicy(text, 'a.yaml').problems.length > 0)
      assert.ok(process.cpuUsage().user - before < 3e6)
    })
  }
})
