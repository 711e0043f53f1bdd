import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { dealOrder, dealRequests } from '../../jobs/index.ts'

describe('dealRequests', () => {
  it('deals pictures by weight, by share, or alike', () => {
    const images = (text: string, count: number) => dealRequests(text, count, 'r').map(dealt => dealt.images)
    assert.deepEqual(images('a\nb\nc\n', 7), [3, 2, 2])
    assert.deepEqual(images('a\n{"text":"b","weight":3}', 100), [25, 75])
    assert.deepEqual(images('{"text":"a","share":0.5}\nb\nc', 100), [50, 25, 25])
    assert.deepEqual(images('{"text":"a","share":1}\nb', 5), [5, 0])
  })

  it('keeps the numbers of lines, and passes over empty ones', () => {
    assert.deepEqual(
      dealRequests('\ufeffa nurse\r\n\r\n  \r\na dog', 2, 'r').map(({ line, text }) => [line, text]),
      [
        [1, 'a nurse'],
        [4, 'a dog'],
      ],
    )
  })

  it('names the line that is wrong', () => {
    const refuses = (text: string, message: RegExp) =>
      assert.throws(() => dealRequests(text, 5, 'r.txt'), { code: 'EVENCAST_REQUEST_INVALID', message })
    refuses('a\n{"text": }', /line 2 of r\.txt/)
    refuses('{"text":"a","shares":2}', /line 1/)
    refuses('{"text":"a","share":1,"weight":2}', /got both/)
    refuses('{"text":"a","share":0.7}\n{"text":"b","share":0.7}', /sum to at most 1/)
    refuses('\n \n', /at least one request/)
  })

  it('deals every picture once, within one of its part, and evenly from the first to the last', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 300 }), (parts, images) => {
        const text = parts.map(weight => JSON.stringify({ text: 'a', weight })).join('\n')
        const requests = dealRequests(text, images, 'r')
        const total = parts.reduce((sum, part) => sum + part, 0)
        const order = dealOrder(requests)
        assert.equal(order.length, images)
        for (const [index, request] of requests.entries()) {
          const target = (images * (parts[index] ?? 0)) / total
          assert.ok(Math.abs(request.images - target) < 1)
          assert.equal(order.filter(dealt => dealt === index).length, request.images)
          const firstHalf = order.slice(0, Math.floor(images / 2)).filter(dealt => dealt === index).length
          assert.ok(Math.abs(firstHalf - request.images / 2) <= parts.length / 2 + 1)
        }
      }),
    )
  })
})
