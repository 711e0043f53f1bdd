import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import type { Auditor } from '../../audits/index.ts'
import { drawEdited } from '../../edits/index.ts'
import { openOnnxRenderer } from '../../renderers/onnx/index.ts'
import {
  type Cast,
  type Edit,
  type Layout,
  type Plan,
  type Request,
  requestSchema,
  type Script,
  verificationSchema,
} from '../../types.ts'
import { assertVerifiable, type VerifyInput, verifyScene } from '../../verification/index.ts'
import { editingModel, writeFolder } from '../renderers/onnx/tiny-model.ts'
import { shadeAuditor } from './shade-auditor.ts'

// The tiny model lets a little of the noise show through a grey box: whether it is lighter or darker than grey is for its
// seed to say, as an attribute is that a model draws half of the time. The auditor measures just that.

const folder = writeFolder(editingModel)
const renderer = await openOnnxRenderer(folder, { threads: 1 })
after(async () => {
  await renderer.close()
  rmSync(folder, { recursive: true })
})

const ids = ['one', 'two', 'three']
const request: Request = requestSchema.parse({
  text: 'three things',
  seed: 5,
  size: { width: 160, height: 128 },
  policy: { schema: 1, id: 'shades', version: 1, attributes: { shade: { values: { light: 1, dark: 1 } } } },
  model: folder,
})
const plan: Plan = {
  subjects: ids.map(id => ({ id, class: 'person', stated: {} })),
  shares: [],
  variety: [],
  relations: [],
}
const cast: Cast = {
  subjects: ids.map((id, index) => ({
    id,
    attributes: { shade: { value: index === 1 ? 'dark' : 'light', source: 'sampled' } },
  })),
}
const layout: Layout = {
  canvas: { width: 160, height: 128 },
  subjects: ids.map((id, index) => ({
    id,
    box: { x: 8 + index * 48, y: 32, width: 32, height: 64 },
    depth: index,
  })),
  occlusions: [],
}
const scriptOf = (seed: number): Script => ({
  background: { prompt: 'grey', negative: '', guidance: 1, seed },
  whole: { prompt: 'grey', negative: '' },
  subjects: ids.map((id, index) => ({
    id,
    prompt: 'grey',
    negative: '',
    guidance: 1,
    seed: seed * 10 + index,
  })),
  regions: 'attention',
  steps: 2,
})

async function inputOf(
  seed: number,
  maximumAttempts: number,
  auditor: Auditor = shadeAuditor(),
): Promise<VerifyInput> {
  const script = scriptOf(seed)
  const drawn = await renderer.render(script, layout)
  return {
    request: { ...request, seed },
    plan,
    cast,
    layout,
    script,
    drawn,
    renderer,
    auditor,
    maximumAttempts,
  }
}

const verify = async (input: VerifyInput) =>
  (await verifyScene(input, { now: () => performance.now() })).value
const failures = (list: readonly { readonly failedAfter: readonly string[] }[]) =>
  list.reduce((sum, { failedAfter }) => sum + failedAfter.length, 0)

describe('verifyScene', () => {
  it('draws anew what failed, and nothing else, and leaves the cast alone', async () => {
    const input = await inputOf(1, 6)
    const { verification, edits, drawn, script } = await verify(input)
    verificationSchema.parse(verification)
    const failed = verification.subjects.filter(({ failedBefore }) => failedBefore.length > 0)
    assert.ok(failed.length > 0 && failed.length < 3, 'the seed of this test fails some')
    assert.equal(failures(verification.subjects), 0)
    assert.deepEqual(
      edits.map(({ subject, reason }) => [subject, reason]),
      failed.map(({ id }) => [id, 'verify']),
    )
    for (const { id, attempts, kept } of verification.subjects) {
      const [before, after] = [input.script, script].map(one =>
        one.subjects.find(subject => subject.id === id),
      )
      if (attempts === 0) assert.deepEqual(after, before)
      else assert.deepEqual([after?.prompt, after?.seed === before?.seed], [before?.prompt, kept === 0])
    }
    const passed = verification.subjects.find(({ attempts }) => attempts === 0)?.id ?? ''
    const mask = drawn.picture.masks.get(passed)
    drawn.picture.pixels.forEach((value, index) => {
      if (mask?.[Math.floor(index / 3)] === 255) assert.equal(value, input.drawn.picture.pixels[index])
    })
  })

  it('halves the failures at least with two redraws each, over many scenes', async () => {
    let [before, after] = [0, 0]
    for (let seed = 10; seed < 30; seed += 1) {
      const { verification } = await verify(await inputOf(seed, 2))
      before += verification.subjects.reduce((sum, { failedBefore }) => sum + failedBefore.length, 0)
      after += failures(verification.subjects)
      for (const { attempts, kept, expectedBefore, expectedAfter } of verification.subjects) {
        assert.ok(attempts <= 2 && kept <= attempts)
        assert.ok(expectedAfter >= expectedBefore - 1e-9)
      }
    }
    assert.ok(before >= 20, `${before} of 60 failed`)
    assert.ok(after <= before / 2, `${after} of ${before} are left`)
  })

  it('tries the same seeds again, and other ones in another image', async () => {
    const input = await inputOf(1, 1)
    const [first, again] = [await verify(input), await verify(input)]
    assert.deepEqual(first.drawn.picture.pixels, again.drawn.picture.pixels)
    assert.deepEqual(first.script, again.script)
    const other = await verify({ ...input, request: { ...input.request, image: 1 }, maximumAttempts: 6 })
    assert.notDeepEqual(other.script, (await verify({ ...input, maximumAttempts: 6 })).script)
  })

  it('leaves edits from which the same picture is drawn, byte by byte', async () => {
    const earlier: Edit = {
      subject: 'one',
      reason: 'redraw',
      stated: {},
      before: scriptOf(1).subjects[0] ?? assert.fail(),
    }
    const changed = {
      ...scriptOf(1),
      subjects: scriptOf(1).subjects.map(one => (one.id === 'one' ? { ...one, seed: 77 } : one)),
    }
    const { value: drawn } = await drawEdited(renderer, { script: changed, layout, edits: [earlier] }, {})
    const {
      script,
      edits,
      drawn: verified,
    } = await verify({ ...(await inputOf(1, 4)), script: changed, edits: [earlier], drawn })
    assert.ok(edits.length > 1)
    const { value: again } = await drawEdited(renderer, { script, layout, edits }, {})
    assert.deepEqual(again.picture.pixels, verified.picture.pixels)
  })

  it('counts what was tried in time and in UNet evaluations', async () => {
    const input = await inputOf(1, 3)
    const { verification, drawn } = await verify(input)
    const attempts = verification.subjects.reduce((sum, subject) => sum + subject.attempts, 0)
    assert.equal(drawn.rendering.unetEvaluations, input.drawn.rendering.unetEvaluations * (1 + attempts))
    assert.ok(drawn.rendering.seconds.denoise > input.drawn.rendering.seconds.denoise)
    assert.ok(verification.seconds > 0)
  })

  it('only measures with no attempts, once', async () => {
    const auditor = shadeAuditor()
    const input = await inputOf(1, 0, auditor)
    const { verification, drawn, edits } = await verify(input)
    assert.deepEqual([drawn.picture.pixels, edits, auditor.reads], [input.drawn.picture.pixels, [], 1])
    assert.ok(failures(verification.subjects) > 0)
  })

  it('stops on a fired signal', async () => {
    const input = await inputOf(1, 6)
    const controller = new AbortController()
    const onEvent = () => controller.abort()
    const stopped = verifyScene(input, { now: () => 0, signal: controller.signal, onEvent })
    await assert.rejects(stopped, { code: 'EVENCAST_ABORTED' })
  })
})

describe('assertVerifiable', () => {
  it('refuses pictures without a cast in their boxes, and renderers that draw whole pictures only', () => {
    const script = scriptOf(1)
    assert.doesNotThrow(() => assertVerifiable({ request, script, renderer }))
    const refused = (
      values: Partial<Parameters<typeof assertVerifiable>[0]>,
      code: string,
      message: RegExp,
    ) => assert.throws(() => assertVerifiable({ request, script, renderer, ...values }), { code, message })
    refused({ script: { ...script, regions: 'none' } }, 'EVENCAST_OPTION_INVALID', /--regions none/)
    refused({ request: { ...request, uncast: true } }, 'EVENCAST_OPTION_INVALID', /--uncast/)
    const { redraw: _redraw, ...whole } = renderer
    refused({ renderer: whole }, 'EVENCAST_MODEL_UNSUPPORTED', /whole pictures only/)
  })
})
