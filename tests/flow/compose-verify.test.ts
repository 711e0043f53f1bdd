import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import { openPlanner } from '../../agents/index.ts'
import { compose } from '../../compose.ts'
import { openOnnxRenderer } from '../../renderers/onnx/index.ts'
import { requestSchema } from '../../types.ts'
import { editingModel, writeFolder } from '../renderers/onnx/tiny-model.ts'
import { shadeAuditor } from '../verification/shade-auditor.ts'

const folder = writeFolder(editingModel)
const renderer = await openOnnxRenderer(folder, { threads: 1 })
after(async () => {
  await renderer.close()
  rmSync(folder, { recursive: true })
})

const tools = { planner: await openPlanner('grammar'), openRenderer: async () => renderer }
const openAuditor = async () => shadeAuditor()
const request = requestSchema.parse({
  text: 'three people',
  seed: 3,
  size: { width: 160, height: 128 },
  policy: { schema: 1, id: 'shades', version: 1, attributes: { shade: { values: { light: 1, dark: 1 } } } },
  model: folder,
  steps: 2,
})

describe('compose with verify', () => {
  it('refuses to draw what it cannot measure', async () => {
    await assert.rejects(compose(request, tools, { verify: 0 }), {
      code: 'EVENCAST_OPTION_INVALID',
      hint: /openAuditor/,
    })
    await compose(request, tools, { verify: 0, until: 'script' })
  })

  it('remembers how a conversation came to its script, so that the same pixels come back', async () => {
    const { script, layout, ...first } = (await compose(request, tools, { until: 'script' })).scene
    assert.ok(script && layout)
    const id = layout.subjects[0]?.id ?? ''
    const course = [{ touched: [id], background: false, before: { script, layout, edits: [] } }]
    const changed = {
      ...script,
      subjects: script.subjects.map(subject => (subject.id === id ? { ...subject, seed: 99 } : subject)),
    }
    const saved = { ...first, layout, script: changed, course }
    const verified = await compose(request, { ...tools, openAuditor }, { saved, verify: 6 })
    assert.ok((verified.scene.edits?.length ?? 0) > 0, 'the seed of this test redraws some')
    assert.deepEqual(verified.scene.course, course)
    const again = await compose(request, tools, { saved: verified.scene })
    assert.deepEqual(again.picture?.pixels, verified.picture?.pixels)
  })
})
