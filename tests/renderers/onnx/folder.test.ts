import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type ErrorCode, EvencastError } from '../../../errors.ts'
import { readModelFolder } from '../../../renderers/onnx/folder/folder.ts'
import { summariseGraph } from '../../../renderers/onnx/folder/graph-summary.ts'
import { modelHash } from '../../../renderers/onnx/folder/model-hash.ts'
import { openOnnxRenderer } from '../../../renderers/onnx/index.ts'
import { buildGraph } from './graph-builder.ts'
import { paintingUnet } from './tiny-graphs.ts'
import { type Files, paintingModel, withFolder } from './tiny-model.ts'

async function refusal(files: Files, code: ErrorCode): Promise<EvencastError> {
  return withFolder(files, async folder => {
    const error: unknown = await openOnnxRenderer(folder).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    assert.ok(EvencastError.isInstance(error), `expected ${code}, got ${error}`)
    assert.equal(error.code, code)
    assert.ok(error.hint)
    return error
  })
}

function graphWith(externalFile: string, input = 'x'): Uint8Array {
  return buildGraph({
    inputs: [{ name: input, type: 'float32', shape: [1] }],
    outputs: [{ name: 'y', type: 'float32', shape: [1] }],
    constants: [{ name: 'weight', type: 'float32', shape: [1], data: [], externalFile }],
    nodes: [{ operator: 'Add', inputs: [input, 'weight'], output: 'y' }],
  })
}

describe('readModelFolder', () => {
  it('reads graphs, configs and the list of files without opening a session', async () => {
    await withFolder(paintingModel, async path => {
      const folder = await readModelFolder(path)
      assert.deepEqual(folder.graphs.text_encoder.inputs, ['input_ids', 'attention_mask'])
      assert.deepEqual(folder.graphs.unet.outputs, ['out_sample'])
      assert.equal(folder.unet.maximum_regions, 3)
      assert.ok(folder.files.includes('unet/model.onnx'))
      assert.deepEqual(folder.files, [...folder.files].sort())
    })
  })

  it('says that a folder is not there, and what one holds', async () => {
    await assert.rejects(openOnnxRenderer('no/such/folder'), (error: unknown) => {
      assert.ok(EvencastError.isInstance(error))
      assert.equal(error.code, 'EVENCAST_MODEL_NOT_FOUND')
      assert.match(error.hint ?? '', /unet\/ and vae_decoder\/ with model\.onnx/)
      return true
    })
  })

  for (const file of Object.keys(paintingModel).filter(
    name => !name.startsWith('tokenizer/tokenizer_config'),
  )) {
    it(`names ${file} where it is missing`, async () => {
      const { message } = await refusal({ ...paintingModel, [file]: undefined }, 'EVENCAST_MODEL_INVALID')
      const expected = file === 'tokenizer/tokenizer.json' ? 'tokenizer/vocab.json' : file
      assert.ok(message.includes(`${expected} is missing`), message)
    })
  }

  it('names the file and the key that do not say what they must', async () => {
    const files = { ...paintingModel, 'unet/config.json': { in_channels: 'four', block_out_channels: [4] } }
    const { message } = await refusal(files, 'EVENCAST_MODEL_INVALID')
    assert.match(message, /unet\/config\.json, key `in_channels`/)
    const broken = { ...paintingModel, 'model_index.json': new TextEncoder().encode('{') }
    assert.match((await refusal(broken, 'EVENCAST_MODEL_INVALID')).message, /JSON in model_index\.json/)
  })

  it('refuses a graph that is a Git LFS pointer, empty, or of another family', async () => {
    const pointer = new TextEncoder().encode(
      'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n',
    )
    const { hint } = await refusal({ ...paintingModel, 'unet/model.onnx': pointer }, 'EVENCAST_MODEL_INVALID')
    assert.match(hint ?? '', /git lfs pull/)
    await refusal({ ...paintingModel, 'unet/model.onnx': new Uint8Array() }, 'EVENCAST_MODEL_INVALID')
    const other = graphWith('weights.bin', 'text_embeds')
    const files = { ...paintingModel, 'unet/model.onnx': other, 'unet/weights.bin': new Uint8Array(4) }
    const { message } = await refusal(files, 'EVENCAST_MODEL_UNSUPPORTED')
    assert.match(message, /text_embeds/)
  })

  it('refuses external data outside the graph’s folder, before a session opens it', async () => {
    for (const name of ['../../secret', '/etc/hostname', '..', 'x/../../secret', '']) {
      const files = { ...paintingModel, 'unet/model.onnx': graphWith(name) }
      const { message } = await refusal(files, 'EVENCAST_MODEL_INVALID')
      assert.match(message, /leads out of its folder/)
    }
  })

  it('names external data that is missing', async () => {
    const files = { ...paintingModel, 'unet/model.onnx': graphWith('weights.bin') }
    const { message } = await refusal(files, 'EVENCAST_MODEL_INVALID')
    assert.match(message, /unet\/weights\.bin is missing/)
  })
})

describe('summariseGraph', () => {
  it('ends with an error and never hangs on damaged bytes', async () => {
    const whole = paintingUnet()
    await withFolder({ 'model.onnx': whole }, async folder => {
      const file = join(folder, 'model.onnx')
      fc.assert(
        fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), (position, value) => {
          const damaged = whole.slice()
          damaged[position] = value
          writeFileSync(file, damaged)
          try {
            summariseGraph(file)
          } catch (error) {
            assert.ok(EvencastError.isInstance(error), String(error))
          }
        }),
        { numRuns: 200 },
      )
    })
  })
})

describe('modelHash', () => {
  it('changes with any file’s bytes, and with nothing else', async () => {
    const hashOf = (files: Files) =>
      withFolder(files, async folder => modelHash(await readModelFolder(folder)))
    const hash = await hashOf(paintingModel)
    assert.match(hash, /^[0-9a-f]{64}$/)
    assert.equal(await hashOf({ ...paintingModel, 'README.md': { a: 'card' } }), hash)
    const changed = { ...paintingModel, 'text_encoder/config.json': { note: 1 } }
    assert.notEqual(await hashOf(changed), hash)
  })
})
