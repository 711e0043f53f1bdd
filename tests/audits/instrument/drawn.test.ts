import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { it } from 'node:test'
import { assetPath } from '../../../assets.ts'
import { openAuditor } from '../../../audits/index.ts'
import { openRenderer } from '../../../renderers/index.ts'
import type { Box, Script } from '../../../types.ts'

const box: Box = { x: 32, y: 24, width: 104, height: 136 }
const shipped = ['mini/unet', 'instrument'].every(name => existsSync(assetPath(`models/${name}/model.onnx`)))

it('sees a person where the embedded model drew one, and nobody in the corner', {
  skip: !shipped,
}, async () => {
  const renderer = await openRenderer('mini')
  const auditor = await openAuditor()
  const layout = {
    canvas: { width: 160, height: 160 },
    subjects: [{ id: 'doctor', box, depth: 0 }],
    occlusions: [],
  }
  const { picture } = await renderer.render(oneDoctor, layout)
  const corner = { id: 'corner', box: { x: 0, y: 0, width: 24, height: 24 }, inFront: [] }
  const readings = await auditor.read(picture, [{ id: 'doctor', box, inFront: [] }, corner])
  const doctor = readings.get('doctor')
  assert.ok((doctor?.presence ?? 0) > 0.5)
  assert.ok((readings.get('corner')?.presence ?? 1) < 0.5)
  const people = Object.entries(doctor?.attributes.class?.probabilities ?? {}).filter(
    ([name]) => name.split('/')[0] === 'person',
  )
  assert.ok(people.reduce((sum, [, share]) => sum + share, 0) > 0.5)
  await Promise.all([renderer.close(), auditor.close()])
})

const oneDoctor: Script = {
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
  steps: 8,
}
