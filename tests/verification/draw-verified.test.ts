import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { draw, readScene } from '../../index.ts'
import { openOnnxRenderer } from '../../renderers/onnx/index.ts'
import { type FlowEvent, sceneSchema } from '../../types.ts'
import { editingModel, writeFolder } from '../renderers/onnx/tiny-model.ts'
import { shadeAuditor } from './shade-auditor.ts'

const folder = writeFolder(editingModel)
const renderer = await openOnnxRenderer(folder, { threads: 1 })
after(async () => {
  await renderer.close()
  rmSync(folder, { recursive: true })
})

// The tiny model knows no word for a shade: what it draws of one is chance, and half of it fails.
const policy = {
  schema: 1 as const,
  id: 'shades',
  version: 1,
  attributes: { shade: { values: { light: 1, dark: 1 } } },
}
const options = { policy, renderer, size: { width: 160, height: 128 }, steps: 2 }
const text = 'three people'

describe('draw with verify', () => {
  it('redraws what failed, reports it, audits the last picture, and leaves the cast as it was drawn', async () => {
    const events: FlowEvent[] = []
    const onEvent = (event: FlowEvent) => void events.push(event)
    const plain = await draw(text, { ...options, seed: 3 })
    const { scene } = await draw(text, { ...options, seed: 3, verify: 8, auditor: shadeAuditor(), onEvent })
    sceneSchema.parse(scene)
    assert.deepEqual(scene.cast, plain.scene.cast)
    assert.deepEqual(scene.layout, plain.scene.layout)
    const { subjects = [] } = scene.verification ?? {}
    assert.ok(
      subjects.some(({ failedBefore }) => failedBefore.length > 0),
      'the seed of this test fails some',
    )
    assert.ok(subjects.every(({ failedAfter }) => failedAfter.length === 0))
    assert.deepEqual(
      scene.audit?.subjects.map(({ attributes }) => attributes.shade?.verdict),
      ['drawn', 'drawn', 'drawn'],
    )
    const redraws = subjects.reduce((sum, { attempts }) => sum + attempts, 0)
    assert.equal(events.filter(event => event.type === 'step-end').length, 2 * (1 + redraws))
    assert.ok(events.some(event => event.type === 'stage-end' && event.stage === 'verification'))
  })

  it('leaves a PNG that gives the same bytes again, without any instrument', async () => {
    const home = await mkdtemp(join(tmpdir(), 'evencast-'))
    const file = join(home, 'verified.png')
    const { scene, png } = await draw(text, { ...options, seed: 3, verify: 3, auditor: shadeAuditor() })
    assert.ok((scene.edits?.length ?? 0) > 0)
    await writeFile(file, png)
    const saved = await readScene(file)
    await rm(home, { recursive: true })
    assert.equal(saved.verification, undefined)
    const again = await draw(saved.request.text, { ...options, ...saved.request, renderer, saved })
    assert.deepEqual(again.png, png)
  })

  it('refuses a number of redraws that is none, and what has no cast to verify', async () => {
    const refused = async (more: object) =>
      assert.rejects(draw(text, { ...options, seed: 3, auditor: shadeAuditor(), ...more }), {
        code: 'EVENCAST_OPTION_INVALID',
      })
    await refused({ verify: -1 })
    await refused({ verify: 1.5 })
    await refused({ verify: true, uncast: true })
    await refused({ verify: true, regions: 'none' })
  })
})
