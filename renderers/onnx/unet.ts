/**
 * A UNet session as a network over rows. What stays the same in every step becomes a tensor once.
 *
 * @module
 */
import type { Tensor } from 'onnxruntime-node'
import type { Network } from './denoiser.ts'
import type { Graph } from './graph.ts'
import type { TextRows } from './regions/text-blocks.ts'

/** Inputs that this renderer can give; a graph that wants another one is refused. */
export const unetInputs = [
  'sample',
  'timestep',
  'encoder_hidden_states',
  'encoder_attention_mask',
  'region_masks',
  'region_boxes',
] as const

export interface Conditioning {
  /** The positive row of text blocks, then the negative one. */
  readonly text: TextRows
  /** `[regions, height, width]`, the same for both rows; undefined: the graph has no regions. */
  readonly regionMasks: Float32Array | undefined
  /** `[regions, 4]`. */
  readonly regionBoxes: Float32Array | undefined
}

type Feeds = Readonly<Record<string, Tensor>>

/** The network of one picture; `onRows` hears of each evaluation's rows. */
export function unetNetwork(
  graph: Graph,
  conditioning: Conditioning,
  onRows: (rows: number) => void = () => {},
): Network {
  const constant = new Map<number, Feeds>()
  return async (input, timestep, rows) => {
    const [channels, height, width] = input.shape
    const feeds = constant.get(rows) ?? constantFeeds(graph, conditioning, rows, [height, width])
    constant.set(rows, feeds)
    const sample = repeat(input.data, rows)
    onRows(rows)
    const { data } = await graph.run(
      {
        ...feeds,
        sample: graph.tensor('sample', sample, [rows, channels, height, width]),
        timestep: timestepTensor(graph, timestep, rows),
      },
      'out_sample',
    )
    return Array.from({ length: rows }, (_, row) =>
      data.subarray(row * input.data.length, (row + 1) * input.data.length),
    )
  }
}

function constantFeeds(
  graph: Graph,
  { text, regionMasks, regionBoxes }: Conditioning,
  rows: number,
  cells: readonly [number, number],
): Feeds {
  const { sequence, dimensions } = text
  const regions = (regionMasks?.length ?? 0) / (cells[0] * cells[1])
  const all: Readonly<Record<string, { data: Float32Array; dims: readonly number[] } | undefined>> = {
    encoder_hidden_states: {
      data: text.data.subarray(0, rows * sequence * dimensions),
      dims: [rows, sequence, dimensions],
    },
    encoder_attention_mask: { data: text.mask.subarray(0, rows * sequence), dims: [rows, sequence] },
    region_masks: regionMasks && { data: repeat(regionMasks, rows), dims: [rows, regions, ...cells] },
    region_boxes: regionBoxes && { data: repeat(regionBoxes, rows), dims: [rows, regionBoxes.length / 4, 4] },
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value !== undefined && graph.inputs.has(name)
        ? [[name, graph.tensor(name, value.data, value.dims)]]
        : [],
    ),
  )
}

/** One number for all rows in newer exports (rank 0), one per row in older ones. */
function timestepTensor(graph: Graph, timestep: number, rows: number): Tensor {
  const shape = graph.inputs.get('timestep')?.shape ?? []
  if (shape.length === 0) return graph.tensor('timestep', Float32Array.of(timestep), [])
  const count = shape[0] === 1 ? 1 : rows
  return graph.tensor('timestep', new Float32Array(count).fill(timestep), [count])
}

function repeat(data: Float32Array, times: number): Float32Array {
  if (times === 1) return data
  const repeated = new Float32Array(data.length * times)
  for (let index = 0; index < times; index += 1) repeated.set(data, index * data.length)
  return repeated
}
