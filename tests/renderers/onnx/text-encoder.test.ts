import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readModelFolder } from '../../../renderers/onnx/folder/folder.ts'
import { openGraph } from '../../../renderers/onnx/graph.ts'
import { loadRuntime } from '../../../renderers/onnx/runtime.ts'
import { createTextEncoder, type TextEncoderOptions } from '../../../renderers/onnx/text-encoder.ts'
import { openTokenizer } from '../../../renderers/onnx/tokenizer.ts'
import { paintingModel, stockModel, withFolder } from './tiny-model.ts'

async function withEncoder(
  options: TextEncoderOptions,
  use: (encoder: ReturnType<typeof createTextEncoder>, runs: () => number) => Promise<void>,
  files = paintingModel,
): Promise<void> {
  await withFolder(files, async path => {
    let runs = 0
    const onRun = () => {
      runs += 1
    }
    const folder = await readModelFolder(path)
    const graph = await openGraph(await loadRuntime(), path, 'text_encoder', { threads: 1, onRun })
    await use(createTextEncoder(graph, await openTokenizer(folder), options), () => runs)
    await graph.release()
  })
}

const red = [0.8, -0.8, -0.8, 0].map(Math.fround)
const none = [0, 0, 0, 0]

describe('createTextEncoder', () => {
  it('encodes each distinct prompt once, across calls too, and keeps their order', async () => {
    await withEncoder({ padded: false }, async (encoder, runs) => {
      const blocks = await encoder.encode(['red', '', 'red', 'grey red'])
      assert.deepEqual(
        blocks.map(block => block.length),
        [3, 2, 3, 4],
      )
      assert.equal(runs(), 3)
      assert.deepEqual([...(blocks[2]?.data ?? [])], [...none, ...red, ...none])
      await encoder.encode(['grey red', 'red', ''])
      assert.equal(runs(), 3)
    })
  })

  it('forgets the prompt that was used longest ago, never one of the call at hand', async () => {
    await withEncoder({ padded: false, remembered: 2 }, async (encoder, runs) => {
      assert.equal((await encoder.encode(['red', 'blue', 'green'])).length, 3)
      await encoder.encode(['blue', 'green'])
      assert.equal(runs(), 3)
      await encoder.encode(['red'])
      assert.equal(runs(), 4)
      await encoder.encode(['green', 'red'])
      assert.equal(runs(), 4)
    })
  })

  it('fills up to the model’s length where the UNet cannot mask, with 32-bit ids where the graph wants them', async () => {
    const use: Parameters<typeof withEncoder>[1] = async encoder => {
      const [block] = await encoder.encode(['red'])
      assert.equal(block?.length, 8)
      assert.deepEqual([...(block?.data.subarray(4, 8) ?? [])], red)
    }
    await withEncoder({ padded: true }, use, stockModel)
  })
})
