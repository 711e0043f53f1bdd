import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type AuditedPicture, auditSet, missedRules, parseRules, reportMarkup } from '../../audits/index.ts'
import { drawKey, keyedDraws } from '../../casting/draws.ts'

const random = (label: string) => {
  const below = keyedDraws(drawKey({ seed: 1, policy: { id: 'report', version: 1 }, scope: 0 }), [label])
  return () => below(2 ** 53) / 2 ** 53
}

const hostile = '<img src=x onerror="alert(1)">&\'"'
const row = {
  asked: hostile,
  measured: 'plain',
  verdict: 'missed',
  confidence: 0.9,
  cast: hostile,
  source: 'sampled',
  target: { [hostile]: 0.5, plain: 0.5 },
} as const
const pictures: readonly AuditedPicture[] = [
  {
    name: `${hostile}.png`,
    policy: { id: hostile, version: 1 },
    subjects: [{ id: 'a', given: {}, attributes: { hue: row } }],
  },
]

describe('reportMarkup', () => {
  const confusion = {
    rows: [hostile, 'plain'],
    columns: [hostile, 'plain'],
    counts: [
      [9, 1],
      [0, 9],
    ],
  }
  const audit = auditSet(pictures, {
    random,
    auditor: { instrument: { name: hostile, hash: hostile }, confusion: { hue: confusion } },
  })
  const source = 'data:image/webp;base64,AAAA'
  const page = reportMarkup({
    audit,
    missed: missedRules(audit, parseRules('tv>0.1,drawn<0.5')),
    rules: 2,
    skipped: 1,
    thumbnails: new Map([[`${hostile}.png`, { source, width: 8, height: 8 }]]),
    tolerance: 0.1,
  })

  it('escapes whatever comes from files and policies', () => {
    assert.doesNotMatch(page, /<img src=x|onerror="alert/)
    assert.match(page, /&lt;img src=x onerror=&quot;alert\(1\)&quot;&gt;&amp;&#39;&quot;/)
  })

  it('says every plot in words, names every table cell, and closes what it opens', () => {
    for (const plot of page.match(/<svg viewBox[^>]*>/g) ?? []) assert.match(plot, /aria-label=|aria-hidden=/)
    for (const tag of ['div', 'table', 'svg', 'figure', 'details', 'ul', 'tr', 'main']) {
      const opened = page.match(new RegExp(`<${tag}[ >]`, 'g'))?.length
      assert.equal(page.match(new RegExp(`</${tag}>`, 'g'))?.length, opened, tag)
    }
    assert.doesNotMatch(page, /NaN|undefined|\[object/)
    assert.match(page, /2 tolerances missed/)
  })

  it('is a page without tolerances, pictures or measurements too', () => {
    const empty = reportMarkup({
      audit: auditSet([], { random }),
      missed: [],
      rules: 0,
      skipped: 0,
      thumbnails: new Map(),
    })
    assert.match(empty, /0 pictures, 0 subjects/)
    assert.doesNotMatch(empty, /No tolerance was missed|NaN|Infinity/)
  })
})
