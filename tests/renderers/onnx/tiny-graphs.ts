/**
 * Graphs of a model whose picture can be predicted: every word is a colour, every region is painted with the sum of its
 * block's colours, and a little of the noise shows through.
 */
import { buildGraph, type Node, type Type } from './graph-builder.ts'

/** Word to its colour in -1..1; the fourth value is free. */
export const palette: Readonly<Record<string, readonly [number, number, number, number]>> = {
  red: [0.8, -0.8, -0.8, 0],
  green: [-0.8, 0.8, -0.8, 0],
  blue: [-0.8, -0.8, 0.8, 0],
  yellow: [0.8, 0.8, -0.8, 0],
  white: [0.8, 0.8, 0.8, 0],
  black: [-0.8, -0.8, -0.8, 0],
  grey: [0, 0, 0, 0],
}

/** How much of the noisy latents the painting UNet lets through. */
export const noiseShown = 0.05

/** Token ids of the specials, then the words in the palette's order. */
export const words = ['[PAD]', '[CLS]', '[SEP]', '[UNK]', ...Object.keys(palette)]

const channels = 4

/** `last_hidden_state` is the word's colour; special tokens are all zeros. */
export function textEncoder(idType: Type = 'int64'): Uint8Array {
  return buildGraph({
    inputs: [
      { name: 'input_ids', type: idType, shape: ['batch', 'sequence'] },
      { name: 'attention_mask', type: 'int64', shape: ['batch', 'sequence'] },
    ],
    outputs: [{ name: 'last_hidden_state', type: 'float32', shape: ['batch', 'sequence', channels] }],
    constants: [
      {
        name: 'colours',
        type: 'float32',
        shape: [words.length, channels],
        data: words.flatMap(word => palette[word] ?? [0, 0, 0, 0]),
      },
    ],
    nodes: [{ operator: 'Gather', inputs: ['colours', 'input_ids'], output: 'last_hidden_state' }],
  })
}

/** A flow-matching UNet with regions: x0 = sum over regions of mask times colour, + 0.05 x; output (x - x0) / sigma. */
export function paintingUnet(): Uint8Array {
  const nodes: readonly Node[] = [
    { operator: 'Unsqueeze', inputs: ['encoder_attention_mask', 'last'], output: 'token' },
    { operator: 'Mul', inputs: ['encoder_hidden_states', 'token'], output: 'colours' },
    // [batch, regions * length, 4] → [batch, regions, length, 4]
    {
      operator: 'Shape',
      inputs: ['region_masks'],
      output: 'batch_regions',
      attributes: { start: 0, end: 2 },
    },
    { operator: 'Concat', inputs: ['batch_regions', 'rest'], output: 'blocks', attributes: { axis: 0 } },
    { operator: 'Reshape', inputs: ['colours', 'blocks'], output: 'by_block' },
    { operator: 'ReduceSum', inputs: ['by_block', 'two'], output: 'colour', attributes: { keepdims: 0 } },
    {
      operator: 'Einsum',
      inputs: ['colour', 'region_masks'],
      output: 'painted',
      attributes: { equation: 'brc,brhw->bchw' },
    },
    { operator: 'Mul', inputs: ['sample', 'shown'], output: 'noise' },
    { operator: 'Add', inputs: ['painted', 'noise'], output: 'clean' },
    { operator: 'Sub', inputs: ['sample', 'clean'], output: 'difference' },
    { operator: 'Div', inputs: ['timestep', 'thousand'], output: 'sigma' },
    { operator: 'Reshape', inputs: ['sigma', 'per_row'], output: 'sigma_row' },
    { operator: 'Div', inputs: ['difference', 'sigma_row'], output: 'out_sample' },
  ]
  return buildGraph({
    inputs: [
      { name: 'sample', type: 'float32', shape: ['batch', channels, 'height', 'width'] },
      { name: 'timestep', type: 'float32', shape: ['batch'] },
      { name: 'encoder_hidden_states', type: 'float32', shape: ['batch', 'sequence', channels] },
      { name: 'encoder_attention_mask', type: 'float32', shape: ['batch', 'sequence'] },
      { name: 'region_masks', type: 'float32', shape: ['batch', 'regions', 'height', 'width'] },
    ],
    outputs: [{ name: 'out_sample', type: 'float32', shape: ['batch', channels, 'height', 'width'] }],
    constants: [
      { name: 'last', type: 'int64', shape: [1], data: [-1] },
      { name: 'two', type: 'int64', shape: [1], data: [2] },
      { name: 'rest', type: 'int64', shape: [2], data: [-1, channels] },
      { name: 'per_row', type: 'int64', shape: [4], data: [-1, 1, 1, 1] },
      { name: 'shown', type: 'float32', shape: [1], data: [noiseShown] },
      { name: 'thousand', type: 'float32', shape: [1], data: [1000] },
    ],
    nodes,
  })
}

/** A stock UNet in half precision with a scalar timestep: predicts half of what it sees as noise, whatever the words. */
export function stockUnet(): Uint8Array {
  return buildGraph({
    inputs: [
      { name: 'sample', type: 'float16', shape: ['batch', channels, 'height', 'width'] },
      { name: 'timestep', type: 'int64', shape: [] },
      { name: 'encoder_hidden_states', type: 'float16', shape: ['batch', 'sequence', channels] },
    ],
    outputs: [{ name: 'out_sample', type: 'float16', shape: ['batch', channels, 'height', 'width'] }],
    constants: [{ name: 'half', type: 'float32', shape: [1], data: [0.5] }],
    nodes: [
      { operator: 'Cast', inputs: ['half'], output: 'half16', attributes: { to: 10 } },
      { operator: 'Mul', inputs: ['sample', 'half16'], output: 'out_sample' },
    ],
  })
}

/** The first three channels, eight pixels a cell. */
export function vaeDecoder(): Uint8Array {
  return buildGraph({
    inputs: [{ name: 'latent_sample', type: 'float32', shape: ['batch', channels, 'height', 'width'] }],
    outputs: [{ name: 'sample', type: 'float32', shape: ['batch', 3, 'H', 'W'] }],
    constants: [
      { name: 'zero', type: 'int64', shape: [1], data: [0] },
      { name: 'three', type: 'int64', shape: [1], data: [3] },
      { name: 'one', type: 'int64', shape: [1], data: [1] },
      { name: 'scales', type: 'float32', shape: [4], data: [1, 1, 8, 8] },
    ],
    nodes: [
      { operator: 'Slice', inputs: ['latent_sample', 'zero', 'three', 'one'], output: 'rgb' },
      {
        operator: 'Resize',
        inputs: ['rgb', '', 'scales'],
        output: 'sample',
        attributes: { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' },
      },
    ],
  })
}

/** The mean of eight pixels a side as the first three channels of the mean, zeros for the rest and the log variance. */
export function vaeEncoder(): Uint8Array {
  return buildGraph({
    inputs: [{ name: 'sample', type: 'float32', shape: ['batch', 3, 'H', 'W'] }],
    outputs: [
      { name: 'latent_parameters', type: 'float32', shape: ['batch', 2 * channels, 'height', 'width'] },
    ],
    constants: [
      { name: 'from', type: 'int64', shape: [1], data: [0] },
      { name: 'to', type: 'int64', shape: [1], data: [1] },
      { name: 'axis', type: 'int64', shape: [1], data: [1] },
      { name: 'nothing', type: 'float32', shape: [1], data: [0] },
    ],
    nodes: [
      {
        operator: 'AveragePool',
        inputs: ['sample'],
        output: 'rgb',
        attributes: { kernel_shape: [8, 8], strides: [8, 8] },
      },
      { operator: 'Slice', inputs: ['rgb', 'from', 'to', 'axis'], output: 'one' },
      { operator: 'Mul', inputs: ['one', 'nothing'], output: 'zero' },
      {
        operator: 'Concat',
        inputs: ['rgb', 'zero', 'zero', 'zero', 'zero', 'zero'],
        output: 'latent_parameters',
        attributes: { axis: 1 },
      },
    ],
  })
}
