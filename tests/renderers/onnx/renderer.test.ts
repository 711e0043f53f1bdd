import { rmSync } from 'node:fs'
import { after } from 'node:test'
import { openOnnxRenderer } from '../../../renderers/onnx/index.ts'
import { describeRenderer } from '../../conformance/renderer.ts'
import { editingModel, stockModel, writeFolder } from './tiny-model.ts'

const painting = writeFolder(editingModel)
const stock = writeFolder(stockModel)
after(() => {
  for (const folder of [painting, stock]) rmSync(folder, { recursive: true })
})

describeRenderer('a UNet with regions', () => openOnnxRenderer(painting, { threads: 1 }), {
  words: ['grey', 'red', 'blue', 'black'],
})
describeRenderer('a stock UNet in half precision', () => openOnnxRenderer(stock, { threads: 1 }), {
  words: ['grey', 'red', 'blue', 'black'],
})
