import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readModelFolder } from '../../../renderers/onnx/folder/folder.ts'
import { openTokenizer } from '../../../renderers/onnx/tokenizer.ts'
import { words } from './tiny-graphs.ts'
import { type Files, paintingModel, withFolder } from './tiny-model.ts'

async function open(files: Files) {
  return withFolder(files, async folder => openTokenizer(await readModelFolder(folder)))
}

// A toy CLIP vocabulary: letters with and without the word's end, three merges, the two specials.
const pieces = ['a', 'c', 't', 'd', 'o', 'g', '!', 'a</w>', 't</w>', 'g</w>', '!</w>', 'ca', 'cat</w>', 'do']
const clip: Files = {
  ...paintingModel,
  'tokenizer/tokenizer.json': undefined,
  'tokenizer/tokenizer_config.json': { model_max_length: 6 },
  'tokenizer/special_tokens_map.json': { pad_token: '<|endoftext|>' },
  'tokenizer/vocab.json': Object.fromEntries(
    [...pieces, '<|startoftext|>', '<|endoftext|>'].map((piece, index) => [piece, index]),
  ),
  'tokenizer/merges.txt': new TextEncoder().encode('#version: 0.2\nc a\nca t</w>\nd o\n'),
}

describe('openTokenizer', () => {
  it('reads tokenizer.json, with special tokens around, and cuts before the closing one', async () => {
    const tokenizer = await open(paintingModel)
    const id = (word: string) => words.indexOf(word)
    assert.deepEqual(tokenizer.tokenize('Red  blue').ids, [id('[CLS]'), id('red'), id('blue'), id('[SEP]')])
    assert.deepEqual(tokenizer.tokenize('').ids, [id('[CLS]'), id('[SEP]')])
    const long = tokenizer.tokenize('red '.repeat(9))
    assert.equal(long.count, 11)
    assert.equal(long.ids.length, 8)
    assert.equal(long.ids.at(-1), id('[SEP]'))
  })

  it('assembles CLIP’s tokenizer from vocab.json and merges.txt', async () => {
    const tokenizer = await open(clip)
    const text = (ids: readonly number[]) => ids.map(id => [...pieces, '<start>', '<end>'][id]).join(' ')
    assert.equal(text(tokenizer.tokenize('A  CAT!').ids), '<start> a</w> cat</w> !</w> <end>')
    assert.equal(text(tokenizer.tokenize('dog').ids), '<start> do g</w> <end>')
    assert.equal(text(tokenizer.tokenize('').ids), '<start> <end>')
    assert.equal(tokenizer.maximumTokens, 6)
    assert.equal(tokenizer.padding, pieces.length + 1)
  })

  it('takes the text encoder’s positions where the tokenizer says no limit', async () => {
    const huge = { ...clip, 'tokenizer/tokenizer_config.json': { model_max_length: 1e30 } }
    assert.equal(
      (await open({ ...huge, 'text_encoder/config.json': { max_position_embeddings: 7 } })).maximumTokens,
      7,
    )
  })
})
