import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { describe, it } from 'node:test'
import { assetPath } from '../../../assets.ts'
import { openRenderer } from '../../../renderers/index.ts'
import type { Layout, Script } from '../../../types.ts'
import { describeRenderer } from '../../conformance/renderer.ts'

// The embedded model is one model folder among others: it runs through the same suite, on its smallest canvas.
if (existsSync(assetPath('models/mini/unet/model.onnx'))) {
  describeRenderer('the embedded model', () => openRenderer('mini'), { size: { width: 128, height: 128 } })

  describe('the embedded model', () => {
    it('draws the same bytes in a fresh session, and after other pictures', async () => {
      const { script, layout } = smallScene()
      const first = await openRenderer('mini')
      const other = {
        ...script,
        background: { ...script.background, prompt: 'a much longer prompt about a beach' },
      }
      await first.render(other, layout)
      const one = await first.render(script, layout)
      await first.close()
      const second = await openRenderer('mini')
      const two = await second.render(script, layout)
      await second.close()
      assert.deepEqual(one.picture.pixels, two.picture.pixels)
      assert.equal(one.rendering.modelHash, two.rendering.modelHash)
    })
  })
}

function smallScene(): { readonly script: Script; readonly layout: Layout } {
  return {
    layout: {
      canvas: { width: 128, height: 160 },
      subjects: [{ id: 'doctor', box: { x: 32, y: 64, width: 64, height: 96 }, depth: 0 }],
      occlusions: [],
    },
    script: {
      background: { prompt: 'a hospital', negative: '', guidance: 3, seed: 1 },
      whole: { prompt: 'a doctor in a hospital', negative: '' },
      subjects: [
        {
          id: 'doctor',
          prompt: 'a woman doctor, skin tone 8, black hair',
          negative: 'man',
          guidance: 3,
          seed: 2,
        },
      ],
      regions: 'attention',
      steps: 2,
    },
  }
}
