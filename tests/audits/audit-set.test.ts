import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type AuditedPicture,
  auditPicture,
  auditSet,
  joinAudit,
  missedRules,
  pairName,
  parseRules,
  policyTolerance,
  type SetAudit,
} from '../../audits/index.ts'
import { separableGroup } from '../../casting/conventions.ts'
import { drawKey, keyedDraws } from '../../casting/draws.ts'
import { EvencastError } from '../../errors.ts'
import type { Cast, Plan } from '../../types.ts'
import { colourAuditor, paint, type presentations } from './colour-auditor.ts'

type Presentation = keyof typeof presentations

const key = drawKey({ seed: 11, policy: { id: 'test', version: 1 }, scope: 'batch' })
const random = (label: string) => {
  const below = keyedDraws(key, [label])
  return () => below(2 ** 53) / 2 ** 53
}

const box = { x: 0, y: 0, width: 8, height: 8 }
const policy = { id: 'test', version: 1 }
const target = { feminine: 0.5, masculine: 0.5 }
const tones = { 'monk-1': 0.5, 'monk-9': 0.5 }
const plan: Plan = {
  subjects: [{ id: 'person', class: 'person', stated: {} }],
  shares: [],
  variety: [],
  relations: [],
}
const layout = { canvas: box, subjects: [{ id: 'person', box, depth: 0 }], occlusions: [] }

/** How far each picture is off: some are unreadable, and some greys turn into their neighbours. */
const offs = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? 11 : index % 3 === 1 ? 2 : -2))
const auditor = colourAuditor(offs)

/** `n` pictures: every second cast is feminine, and `turn` of those are drawn masculine. */
async function pictures(n: number, turn: number): Promise<readonly AuditedPicture[]> {
  const draw = random(`pictures ${n} ${turn}`)
  return Promise.all(
    Array.from({ length: n }, async (_, index) => {
      const asked: Presentation = index % 2 === 0 ? 'feminine' : 'masculine'
      const presentation = asked === 'feminine' && draw() < turn ? 'masculine' : asked
      const skin_tone = index % 4 < 2 ? 'monk-1' : 'monk-9'
      const cast: Cast = {
        subjects: [
          {
            id: 'person',
            attributes: {
              presentation: { value: asked, source: 'sampled' },
              skin_tone: { value: skin_tone, source: 'sampled' },
              jersey: { value: 'red', source: 'sampled' },
            },
          },
        ],
      }
      const targets = { person: { presentation: target, skin_tone: tones, jersey: { red: 1 } } }
      const off = offs[Math.floor(draw() * offs.length)] ?? 0
      const picture = paint(8, 8, [{ box, presentation, skin_tone, off }])
      const audit = await auditPicture({
        auditor,
        picture,
        policy,
        plan,
        cast,
        layout,
        targets,
        classOf: () => 'person',
      })
      return joinAudit({ name: `${index}.png`, audit, cast, targets })
    }),
  )
}

const pair = ['presentation', 'skin_tone'] as const
const sets = new Map<string, Promise<SetAudit>>()

/** Audited once, whichever tests look at it. */
function setOf(n: number, turn: number): Promise<SetAudit> {
  const known = sets.get(`${n} ${turn}`) ?? audited(n, turn)
  sets.set(`${n} ${turn}`, known)
  return known
}

async function audited(n: number, turn: number): Promise<SetAudit> {
  return auditSet(await pictures(n, turn), { auditor, groupOf: separableGroup, pairs: [pair], random })
}

describe('auditSet', () => {
  it('keeps the three layers apart', async () => {
    const audit = await setOf(240, 0.4)
    const presentation = audit.attributes.find(({ name }) => name === 'presentation')
    assert.deepEqual(presentation?.cast?.counts, { feminine: 120, masculine: 120 })
    assert.equal(presentation?.cast?.totalVariation, 0)
    const drawn = presentation?.pixels?.drawn
    assert.ok(drawn && drawn.low <= 0.8 && drawn.high >= 0.8, `${drawn?.share} is not about 0.8`)
    assert.ok(presentation?.instrument && presentation.instrument.right.n > 0)
    assert.ok((presentation?.pixels?.table.feminine?.masculine ?? 0) > 20)
    assert.equal(presentation?.pixels?.table.masculine?.feminine ?? 0, 0)
  })

  it('corrects what the instrument misreads, and its interval holds the truth', async () => {
    const audit = await setOf(240, 0.4)
    const whole = audit.attributes.find(({ name }) => name === 'presentation')?.whole
    const feminine = whole?.shares.feminine
    assert.ok(feminine && feminine.low < 0.3 && feminine.high > 0.3, JSON.stringify(feminine))
    assert.ok(whole.totalVariation.low < 0.2 && whole.totalVariation.high > 0.2)
    const { floor = 1 } = whole.totalVariation
    assert.ok(floor > 0.02 && floor < 0.1)
    assert.ok(whole.bias && Math.abs(whole.bias.estimate - 0.4) < 0.15)
  })

  it('corrects tones that are read as their neighbours, and merges those too like each other', async () => {
    const audit = await setOf(160, 0)
    const single = audit.attributes.find(({ name }) => name === 'skin_tone')?.whole
    const groups = audit.attributes.find(({ name }) => name === 'skin_tone_group')?.whole
    assert.deepEqual(Object.keys(groups?.shares ?? {}).slice(0, 2), ['monk-1 to monk-3', 'monk-8 to monk-10'])
    assert.ok((groups?.totalVariation.estimate ?? 1) < 0.05)
    assert.ok((single?.totalVariation.observed ?? 0) > 0.1 && (single?.totalVariation.estimate ?? 1) < 0.1)
  })

  it('looks at two attributes together', async () => {
    const whole = (await setOf(160, 0)).attributes.find(({ name }) => name === pairName(pair))?.whole
    assert.equal(whole?.uncorrected, undefined)
    assert.equal(whole?.shares['feminine × monk-1 to monk-3']?.target, 0.25)
    assert.ok((whole?.totalVariation.estimate ?? 1) < 0.1)
  })

  it('gives pairs whose values depend their own target', () => {
    const one = {
      asked: 'older',
      measured: 'older',
      verdict: 'drawn',
      cast: 'older',
      source: 'sampled',
    } as const
    const pictures: AuditedPicture = {
      name: 'a.png',
      policy,
      subjects: [
        {
          id: 'a',
          given: { 'age × hair': { adult: { black: 1 }, older: { black: 0.25, grey: 0.75 } } },
          attributes: {
            age: { ...one, target: { adult: 0.8, older: 0.2 } },
            hair: {
              ...one,
              asked: 'grey',
              measured: 'grey',
              cast: 'grey',
              target: { black: 0.25, grey: 0.75 },
            },
          },
        },
      ],
    }
    const audit = auditSet([pictures], { pairs: [['age', 'hair']], random })
    const target = audit.attributes.find(({ name }) => name === 'age × hair')?.cast?.target
    assert.deepEqual(
      Object.entries(target ?? {}).map(([value, share]) => [value, Number(share.toFixed(6))]),
      [
        ['adult × black', 0.8],
        ['older × black', 0.05],
        ['older × grey', 0.15],
      ],
    )
  })

  it('says where nothing was measured, and shows the worst pictures first', async () => {
    const audit = await setOf(240, 0.4)
    const jersey = audit.attributes.find(({ name }) => name === 'jersey')
    assert.equal(jersey?.cast?.n, 240)
    assert.deepEqual([jersey?.pixels, jersey?.instrument, jersey?.whole], [undefined, undefined, undefined])
    assert.ok(audit.worst.length > 2)
    assert.match(audit.worst[0]?.missed[0] ?? '', /^person presentation: masculine instead of feminine$/)
  })

  it('is the same for the same pictures', async () => {
    assert.deepEqual(await audited(12, 0.4), await audited(12, 0.4))
  })

  it('says why it does not correct', () => {
    const one = {
      asked: 'a',
      measured: 'a',
      verdict: 'drawn',
      cast: 'a',
      source: 'sampled',
      target: { a: 1 },
    } as const
    const pictures = [{ name: 'x', policy, subjects: [{ id: 'x', given: {}, attributes: { hue: one } }] }]
    const without = auditSet(pictures, { random }).attributes[0]?.whole
    assert.equal(without?.uncorrected, 'the instrument publishes no error for it')
    const matrix = { rows: ['b'], columns: ['b', 'undetermined'], counts: [[9, 1]] }
    const untested = auditSet(pictures, {
      random,
      auditor: { instrument: { name: 'x', hash: 'x' }, confusion: { hue: matrix } },
    })
    assert.equal(untested.attributes[0]?.whole?.uncorrected, 'the instrument was never tested on “a”')
    const blind = {
      rows: ['a', 'b'],
      columns: ['a', 'b'],
      counts: [
        [5, 5],
        [5, 5],
      ],
    }
    const guessing = auditSet(pictures, {
      random,
      auditor: { instrument: { name: 'x', hash: 'x' }, confusion: { hue: blind } },
    })
    assert.equal(guessing.attributes[0]?.whole?.uncorrected, 'the instrument does not tell its values apart')
  })
})

describe('tolerances', () => {
  it('are read from rules and from the policy', () => {
    assert.deepEqual(parseRules('tv>0.05, drawn.presentation<.9'), [
      { metric: 'tv', attribute: undefined, fails: 'above', limit: 0.05 },
      { metric: 'drawn', attribute: 'presentation', fails: 'below', limit: 0.9 },
    ])
    for (const wrong of ['tv', 'tv>', 'nonsense>1', 'tv>0.05,', 'tv=1', '']) {
      assert.throws(
        () => parseRules(wrong),
        (error: unknown) => EvencastError.isInstance(error) && error.code === 'EVENCAST_OPTION_INVALID',
        wrong,
      )
    }
    const audit = {
      tolerance: { tv: 0.05 },
      attributes: { age: { tv: 0.2 } },
      min_n: 60,
      undetermined_max: 0.15,
    }
    const { rules, minimum } = policyTolerance({ schema: 1, id: 'x', version: 1, audit })
    assert.equal(minimum, 60)
    assert.deepEqual(
      rules.map(({ metric, attribute, limit }) => [metric, attribute, limit]),
      [
        ['cast_tv', undefined, 0.05],
        ['tv', undefined, 0.05],
        ['cast_tv', 'age', 0.2],
        ['tv', 'age', 0.2],
        ['undetermined', undefined, 0.15],
      ],
    )
    assert.deepEqual(policyTolerance({ schema: 1, id: 'x', version: 1 }).rules, [])
  })

  it('are missed by a set that strays, and not by what was not measured or is too few', async () => {
    const audit = await setOf(240, 0.4)
    const missed = missedRules(audit, parseRules('tv>0.1,cast_tv>0.01'))
    assert.deepEqual(
      missed
        .filter(({ attribute }) => attribute !== 'skin_tone')
        .map(({ rule, attribute }) => [rule, attribute]),
      [['tv>0.1', 'presentation']],
    )
    assert.match(
      missed[0]?.details ?? '',
      /total variation of the pictures to the policy is 0\.\d+, allowed is at most 0\.1/,
    )
    assert.deepEqual(missedRules(audit, parseRules('tv>0.1'), 1000), [])
    assert.equal(missedRules(audit, parseRules('tv.presentation*skin_tone>0.1')).length, 1)
    assert.equal(
      missedRules(audit, parseRules('tv>0,tv.presentation>0.9')).some(
        ({ attribute }) => attribute === 'presentation',
      ),
      false,
    )
  })
})
