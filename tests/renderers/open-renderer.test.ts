import assert from 'node:assert/strict'
import { basename } from 'node:path'
import { describe, it } from 'node:test'
import { openRenderer } from '../../renderers/index.ts'
import { paintingModel, withFolder } from './onnx/tiny-model.ts'

describe('openRenderer', () => {
  it('opens a model folder by its path, and calls it by its own name, never by the path', async () => {
    await withFolder(paintingModel, async folder => {
      const renderer = await openRenderer(folder)
      assert.equal(renderer.capabilities.model, basename(folder))
      await renderer.close()
    })
  })

  it('says what may be given where a name is no model', async () => {
    await assert.rejects(openRenderer('midi'), {
      code: 'EVENCAST_MODEL_NOT_FOUND',
      hint: /`mini`, `openai:MODEL` or the path of a model folder/,
    })
  })
})
