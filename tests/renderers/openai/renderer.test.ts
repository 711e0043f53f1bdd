import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type ErrorCode, EvencastError } from '../../../errors.ts'
import { type OpenAIRendererOptions, openOpenAIRenderer } from '../../../renderers/openai/index.ts'
import { describeRenderer } from '../../conformance/renderer.ts'
import { type ImagesServer, startImagesServer } from '../images-server.ts'
import { ward } from './ward.ts'

let server: ImagesServer
before(async () => {
  server = await startImagesServer()
})
after(() => server.close())

const environment = () => ({ OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: server.baseURL })
const open = (model: string, options: OpenAIRendererOptions = {}) =>
  openOpenAIRenderer(model, { environment: environment(), ...options })

for (const model of ['gpt-image-1', 'gpt-image-2', 'square-only'])
  describeRenderer(`openai:${model}`, () => open(model), { size: { width: 512, height: 384 } })

describe('a hosted model', () => {
  it('is sent one prompt, and only what its family takes', async () => {
    const { script, layout } = ward({ width: 768, height: 512 })
    const sent = async (model: string) => {
      await (await open(model)).render(script, layout)
      const { prompt, ...rest } = server.bodies.at(-1) ?? {}
      assert.match(String(prompt), /exactly two people/)
      return rest
    }
    assert.deepEqual(await sent('gpt-image-1'), {
      model: 'gpt-image-1',
      n: 1,
      size: '1536x1024',
      output_format: 'png',
    })
    assert.deepEqual(await sent('dall-e-3'), {
      model: 'dall-e-3',
      n: 1,
      size: '1792x1024',
      response_format: 'b64_json',
    })
    assert.deepEqual(await sent('local-flux'), {
      model: 'local-flux',
      n: 1,
      size: '768x512',
      response_format: 'b64_json',
    })
  })

  it('asks an unknown model for the canvas, and for the usual size where it objects', async () => {
    const { script, layout } = ward({ width: 512, height: 256 })
    const count = server.bodies.length
    const { rendering } = await (await open('square-only')).render(script, layout)
    assert.deepEqual(
      server.bodies.slice(count).map(({ size, response_format }) => [size, response_format]),
      [
        ['512x256', 'b64_json'],
        ['1024x1024', undefined],
      ],
    )
    const size = rendering.warnings.find(({ feature }) => feature === 'size')
    assert.match(size?.details ?? '', /drew 1024x1024; it was fitted to 512x256, and 50 % of it was cut off/)
  })

  it('gives the pixels of the answer, fitted, whatever its format', async () => {
    for (const model of ['gpt-image-1', 'local-flux', 'url-only']) {
      const { script, layout } = ward({ width: 512, height: 512 })
      const { picture } = await (await open(model)).render(script, layout)
      const at = (x: number) => [...picture.pixels.subarray((100 * 512 + x) * 3, (100 * 512 + x) * 3 + 3)]
      assert.ok((at(100)[0] ?? 0) > 190 && (at(100)[2] ?? 255) < 60, `${model}: left is red`)
      assert.ok((at(400)[2] ?? 0) > 190 && (at(400)[0] ?? 255) < 60, `${model}: right is blue`)
    }
  })

  it('owns the cells of overlapping boxes to the subject in front', async () => {
    const { script, layout } = ward({ width: 512, height: 512 })
    const [one, two] = layout.subjects
    assert.ok(one && two)
    const box = { ...one.box, x: one.box.x + 8 }
    const over = { ...layout, subjects: [one, { ...two, box }] }
    const { picture } = await (await open('gpt-image-1')).render(script, over)
    const area = (id: string) => picture.masks.get(id)?.reduce((sum, value) => sum + value / 255, 0)
    assert.equal(area(two.id), box.width * box.height)
    assert.equal(area(one.id), 8 * box.height)
  })

  it('costs no network evaluations, and says when the service rewrote the prompt', async () => {
    const { script, layout } = ward({ width: 512, height: 512 })
    const { rendering } = await (await open('dall-e-3')).render(script, layout)
    assert.equal(rendering.unetEvaluations, 0)
    assert.equal(rendering.modelHash, 'dall-e-3')
    assert.ok(rendering.warnings.some(({ details }) => details.includes('Something else altogether')))
  })

  it('needs a key for the official service alone, and says so before any call', async () => {
    const error = await rejects(
      openOpenAIRenderer('gpt-image-1', { environment: {} }),
      'EVENCAST_OPTION_INVALID',
    )
    assert.match(error.hint ?? '', /OPENAI_API_KEY/)
    await openOpenAIRenderer('any', { environment: { OPENAI_BASE_URL: server.baseURL } })
    const address = { OPENAI_BASE_URL: 'not an address' }
    await rejects(openOpenAIRenderer('any', { environment: address }), 'EVENCAST_OPTION_INVALID')
  })
})

describe('failures of a hosted model', () => {
  const { script, layout } = ward({ width: 512, height: 512 })
  const fails = async (code: ErrorCode, options: OpenAIRendererOptions = {}) => {
    const renderer = await open('gpt-image-1', { retries: 0, ...options })
    return rejects(renderer.render(script, layout), code)
  }

  it('says what a refusal said', async () => {
    const message = 'Your request was rejected by the safety system.'
    server.plan({
      status: 400,
      body: { error: { message, type: 'user_error', param: null, code: 'moderation_blocked' } },
    })
    const error = await fails('EVENCAST_SERVICE_REFUSED')
    assert.match(error.message, /rejected by the safety system/)
    server.plan({ status: 400, body: { error: { message: 'no', code: 'content_policy_violation' } } })
    await fails('EVENCAST_SERVICE_REFUSED')
  })

  it('says when to come back', async () => {
    const body = {
      error: { message: 'Rate limit reached', type: 'requests', param: null, code: 'rate_limit_exceeded' },
    }
    server.plan({ status: 429, body, headers: { 'retry-after': '17' } })
    assert.match((await fails('EVENCAST_SERVICE_RATE_LIMITED')).hint ?? '', /17 s/)
    server.plan({ status: 429, body: { error: { message: 'quota', code: 'insufficient_quota' } } })
    assert.match((await fails('EVENCAST_SERVICE_RATE_LIMITED')).hint ?? '', /credit/)
  })

  it('names a wrong key, an unknown model, and a rejected request', async () => {
    const wrong = { ...environment(), OPENAI_API_KEY: 'wrong' }
    const error = await fails('EVENCAST_SERVICE_UNAVAILABLE', { environment: wrong })
    assert.match(error.hint ?? '', /OPENAI_API_KEY/)
    assert.ok(!JSON.stringify(error).includes('wrong'))
    server.plan({
      status: 404,
      body: { error: { message: 'The model does not exist', code: 'model_not_found' } },
    })
    await fails('EVENCAST_MODEL_NOT_FOUND')
    server.plan({ status: 400, body: { error: { message: 'Invalid body', code: null } } })
    await fails('EVENCAST_RENDERER_FAILED')
  })

  it('tries a failing service again, within bounds', async () => {
    const busy = {
      status: 503,
      body: { error: { message: 'overloaded' } },
      headers: { 'retry-after-ms': '1' },
    }
    server.plan(busy, busy)
    await (await open('gpt-image-1')).render(script, layout)
    const count = server.bodies.length
    server.plan(busy, busy, busy)
    await fails('EVENCAST_SERVICE_UNAVAILABLE', { retries: 2 })
    assert.equal(server.bodies.length - count, 3)
  })

  it('refuses answers that hold no picture', async () => {
    const bodies = [
      { created: 1, data: [] },
      { created: 1, data: [{}] },
      { data: [{ b64_json: Buffer.from('no picture').toString('base64') }] },
      {
        data: [
          {
            b64_json: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>').toString(
              'base64',
            ),
          },
        ],
      },
      { data: [{ url: 'file:///etc/hostname' }] },
      { data: [{ url: 'http://127.0.0.1:1/elsewhere.png' }] },
      '<html>not json</html>',
      { unexpected: true },
    ]
    for (const body of bodies) {
      server.plan({ body })
      await fails('EVENCAST_RENDERER_FAILED')
    }
  })

  it('says when a connection breaks off in the middle of an answer', async () => {
    server.plan({ body: '{"data":', headers: { 'content-length': '5000', connection: 'close' } })
    await fails('EVENCAST_SERVICE_UNAVAILABLE', { timeout: 2 })
  })

  it('gives up on a slow or missing service', async () => {
    server.plan({ delay: 2000 })
    await fails('EVENCAST_SERVICE_UNAVAILABLE', { timeout: 0.2 })
    const nowhere = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }
    await fails('EVENCAST_SERVICE_UNAVAILABLE', { environment: nowhere })
  })

  it('stops on a signal while it waits for an answer or for the next attempt', async () => {
    const waits = [{ delay: 2000 }, { status: 429, body: { error: {} }, headers: { 'retry-after': '5' } }]
    for (const wait of waits) {
      server.plan(wait)
      const renderer = await open('gpt-image-1')
      const started = performance.now()
      const signal = AbortSignal.timeout(200)
      await rejects(renderer.render(script, layout, { signal }), 'EVENCAST_ABORTED')
      assert.ok(performance.now() - started < 1500)
    }
  })
})

async function rejects(work: Promise<unknown>, code: ErrorCode): Promise<EvencastError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  assert.ok(EvencastError.isInstance(error), `expected ${code}, got ${error}`)
  assert.equal(error.code, code, error.message)
  assert.ok(error.hint)
  return error
}
