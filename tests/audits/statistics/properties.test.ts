import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  averageShares,
  chanceFloor,
  chiSquare,
  correctedFloor,
  correctShares,
  countValues,
  divergence,
  drawCorrections,
  drawErrors,
  jointModel,
  jointTarget,
  mergeConfusion,
  mergeTally,
  pairwiseBias,
  pairwiseBiasFloor,
  parity,
  percentileInterval,
  readingModel,
  toShares,
  totalVariation,
  wilsonInterval,
} from '../../../audits/statistics/index.ts'
import { drawKey, keyedDraws } from '../../../casting/draws.ts'

const uniform = (size: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: size }, (_, index) => [`v${index}`, 1 / size]))

/** A stream of uniform numbers, as the command line keys it. */
function stream(label: string): () => number {
  const below = keyedDraws(drawKey({ seed: 5, policy: { id: 'test', version: 1 }, scope: 'batch' }), [label])
  return () => below(2 ** 53) / 2 ** 53
}

const confusion = {
  rows: ['woman', 'man'],
  columns: ['woman', 'man', 'undetermined'],
  counts: [
    [180, 20, 20],
    [40, 160, 50],
  ],
}

describe('floors', () => {
  it('agree with the published table, which was simulated, within 0.0015', () => {
    const table = [
      [2, 60, 0.104, 0.052],
      [2, 160, 0.062, 0.031],
      [4, 160, 0.044, 0.054],
      [8, 160, 0.031, 0.083],
      [10, 60, 0.046, 0.153],
      [10, 1000, 0.011, 0.038],
    ] as const
    for (const [size, n, bias, variation] of table) {
      assert.ok(Math.abs(pairwiseBiasFloor(size, n) - bias) <= 0.0015, `bias(P) of ${size}, ${n}`)
      assert.ok(Math.abs(chanceFloor(uniform(size), n) - variation) <= 0.0015, `TV of ${size}, ${n}`)
    }
  })

  it('are exact where n is 1, and 0 for a certain value or no draws', () => {
    assert.ok(Math.abs(chanceFloor({ a: 0.5, b: 0.5 }, 1) - 0.5) < 1e-12)
    assert.equal(chanceFloor({ a: 1 }, 10), 0)
    assert.equal(chanceFloor({ a: 0.5, b: 0.5 }, 0), 0)
  })

  it('hold for corrected shares, by simulation', () => {
    const model = readingModel(confusion)
    assert.ok(model)
    const shares = { woman: 0.3, man: 0.7 }
    const random = stream('floor')
    const n = 200
    let sum = 0
    for (let run = 0; run < 2000; run += 1) {
      const read = Array.from({ length: n }, () => {
        const row = random() < 0.3 ? 0 : 1
        const fate = random() * (row === 0 ? 220 : 250)
        const [first = 0, second = 0] = confusion.counts[row] ?? []
        return fate < first ? ['woman'] : fate < first + second ? ['man'] : []
      }).flat()
      sum += totalVariation(correctShares(countValues(read), model) ?? {}, shares)
    }
    const exact = { ...model, counted: model.counted.map(() => 1e9) }
    const seen = n * (0.3 * (200 / 220) + 0.7 * (200 / 250))
    const floor = correctedFloor({ shares, n: seen, model: exact, subjects: 'drawn' }) ?? 0
    assert.ok(Math.abs(sum / 2000 / floor - 1) < 0.06, `simulated ${sum / 2000}, predicted ${floor}`)
  })

  it('of an instrument that never errs are those of chance, or nothing where the subjects are fixed', () => {
    const exact = readingModel({
      rows: ['a', 'b'],
      columns: ['a', 'b'],
      counts: [
        [50, 0],
        [0, 50],
      ],
    })
    assert.ok(exact)
    const shares = { a: 0.5, b: 0.5 }
    const drawn = correctedFloor({ shares, n: 400, model: exact, subjects: 'drawn' }) ?? 0
    assert.ok(Math.abs(drawn - chanceFloor(shares, 400)) < 1e-4)
    assert.equal(correctedFloor({ shares, n: 400, model: exact, subjects: 'fixed' }), 0)
    assert.equal(correctedFloor({ shares: { c: 1 }, n: 400, model: exact, subjects: 'drawn' }), undefined)
  })
})

describe('correction', () => {
  const model = readingModel(confusion)
  assert.ok(model)

  it("is Rogan and Gladen's estimator for two values", () => {
    const always = { ...model, determined: [1, 1] }
    const [share, sensitivity, specificity] = [0.55, 0.9, 0.8]
    const expected = (share + specificity - 1) / (sensitivity + specificity - 1)
    const corrected = correctShares({ woman: 55, man: 45 }, always)
    assert.ok(Math.abs((corrected?.woman ?? 0) - expected) < 1e-9)
  })

  it('weighs up what the instrument abstains on', () => {
    // 30 women of 100: 27.3 and 56 of them are read, with the matrix's errors.
    const read = { woman: 27.27 * 0.9 + 56 * 0.2, man: 27.27 * 0.1 + 56 * 0.8 }
    assert.ok(Math.abs((correctShares(read, model)?.woman ?? 0) - 0.3) < 1e-3)
  })

  it('stays among shares whatever was read, and is refused for what the instrument does not know', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true })
    const square = fc.integer({ min: 2, max: 6 }).chain(size => {
      const row = fc.array(share, { minLength: size, maxLength: size })
      return fc.tuple(fc.array(row, { minLength: size, maxLength: size }), row)
    })
    fc.assert(
      fc.property(square, ([counts, read]) => {
        const rows = read.map((_, index) => `v${index}`)
        const random = readingModel({ rows, columns: rows, counts })
        assert.ok(random)
        const corrected = Object.values(
          correctShares(Object.fromEntries(rows.map((row, index) => [row, read[index] ?? 0])), random) ?? {},
        )
        assert.equal(corrected.length, rows.length)
        assert.ok(corrected.every(value => value >= 0 && value <= 1 + 1e-9))
        assert.ok(Math.abs(corrected.reduce((sum, value) => sum + value, 0) - 1) < 1e-9)
      }),
      { numRuns: 200 },
    )
    assert.equal(correctShares({ robot: 3 }, model), undefined)
    assert.equal(correctShares({}, model), undefined)
  })

  it('gives the same draws for the same stream, and intervals that hold the truth about as often as they say', () => {
    const draw = () => {
      const random = stream('x')
      return drawCorrections({ woman: 30, man: 70 }, drawErrors([confusion], random, 5), random)
    }
    assert.deepEqual(draw(), draw())

    for (const truth of [0.5, 0.05, 0]) {
      const random = stream(`coverage ${truth}`)
      const runs = 200
      let held = 0
      for (let run = 0; run < runs; run += 1) {
        const read = Array.from({ length: 80 }, () => random() < (random() < truth ? 0.9 : 0.2))
        const women = read.filter(Boolean).length
        const counts = { woman: women, man: 80 - women }
        const draws = drawCorrections(counts, drawErrors([certain], random, 200), random)
        const estimate = correctShares(counts, readingModel(certain) ?? model)?.woman ?? 0
        const { low, high } = percentileInterval(
          draws.map(drawn => drawn.woman ?? 0),
          estimate,
        )
        if (low <= truth + 1e-9 && truth <= high) held += 1
      }
      assert.ok(held / runs >= 0.9, `${held} of ${runs} intervals held ${truth}`)
    }
  })
})

const certain = {
  rows: ['woman', 'man'],
  columns: ['woman', 'man'],
  counts: [
    [9000, 1000],
    [2000, 8000],
  ],
}

describe('models', () => {
  it('of two attributes are products', () => {
    const model = readingModel(confusion)
    assert.ok(model)
    const joint = jointModel(model, model)
    assert.deepEqual(joint.values, ['woman × woman', 'woman × man', 'man × woman', 'man × man'])
    assert.ok(Math.abs((joint.reads[1]?.[0] ?? 0) - 0.9 * 0.2) < 1e-12)
    assert.ok(Math.abs((joint.determined[0] ?? 0) - (200 / 220) ** 2) < 1e-12)
  })

  it('merge into groups, and leave out values nobody counted', () => {
    const tones = {
      rows: ['monk-1', 'monk-2', 'monk-9'],
      columns: ['monk-1', 'monk-2', 'monk-9', 'undetermined'],
      counts: [
        [5, 3, 0, 2],
        [4, 6, 0, 0],
        [0, 1, 8, 1],
      ],
    }
    const groupOf = (value: string): string => (value === 'monk-9' ? 'dark' : 'light')
    assert.deepEqual(mergeConfusion(tones, groupOf), {
      rows: ['light', 'dark'],
      columns: ['light', 'dark', 'undetermined'],
      counts: [
        [18, 0, 2],
        [1, 8, 1],
      ],
    })
    assert.deepEqual(mergeTally({ 'monk-1': 2, 'monk-2': 3, 'monk-9': 1 }, groupOf), { light: 5, dark: 1 })
    assert.deepEqual(
      readingModel({
        ...tones,
        counts: [
          [5, 3, 0, 2],
          [0, 0, 0, 4],
          [0, 1, 8, 1],
        ],
      })?.values,
      ['monk-1', 'monk-9'],
    )
    assert.equal(readingModel({ rows: ['a'], columns: ['a'], counts: [[0]] }), undefined)
  })
})

describe('distances, parity and tallies', () => {
  it('are nothing where both agree, and as large as can be where nothing is shared', () => {
    assert.equal(totalVariation({ a: 0.5, b: 0.5 }, { b: 0.5, a: 0.5 }), 0)
    assert.equal(totalVariation({ a: 1 }, { b: 1 }), 1)
    assert.equal(divergence({ a: 1 }, { b: 1 }), Number.POSITIVE_INFINITY)
    assert.deepEqual(chiSquare({ a: 3, b: 1 }, { a: 1 }).probability, 0)
    assert.equal(chiSquare({ a: 3 }, { a: 1 }).probability, 1)
  })

  it('bias(P) presumes equal targets', () => {
    assert.equal(pairwiseBias({ a: 0.75, b: 0.25 }, { a: 0.5, b: 0.5 }), 0.5)
    assert.equal(pairwiseBias({ a: 0.75, b: 0.25 }, { a: 0.6, b: 0.4 }), undefined)
  })

  it('parity is relative to what each value is due', () => {
    const { ratio, difference } = parity({ a: 0.4, b: 0.6 }, { a: 0.5, b: 0.5 })
    assert.ok(Math.abs(ratio - 2 / 3) < 1e-12 && Math.abs(difference - 0.2) < 1e-12)
    assert.deepEqual(parity({ a: 0.8, b: 0.2 }, { a: 0.8, b: 0.2 }), { ratio: 1, difference: 0 })
    assert.equal(parity({ a: 1 }, { a: 0.5, b: 0.5 }).ratio, 0)
  })

  it('count, average, normalise and multiply', () => {
    assert.deepEqual(countValues(['a', 'b', 'a']), { a: 2, b: 1 })
    assert.deepEqual(averageShares([{ a: 1 }, { a: 0.5, b: 0.5 }]), { a: 0.75, b: 0.25 })
    assert.deepEqual(toShares({ a: 3, b: 1 }), { a: 0.75, b: 0.25 })
    assert.deepEqual([averageShares([]), toShares({}), wilsonInterval(0, 0)], [{}, {}, { low: 0, high: 1 }])
    assert.deepEqual(jointTarget({ f: 0.5, m: 0.5 }, { x: 1 }), { 'f × x': 0.5, 'm × x': 0.5 })
  })
})
