/**
 * One ONNX graph as functions of numbers: data types and ranks come from the session's own metadata.
 *
 * @module
 */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { EvencastError } from '../../errors.ts'
import type { encoderName, GraphName as RequiredGraph } from './folder/folder.ts'
import { fromHalf, toHalf } from './half.ts'
import type { Runtime } from './runtime.ts'

/** A graph of the folder: one that drawing needs, or the encoder that redrawing needs too. */
export type GraphName = RequiredGraph | typeof encoderName

/** A tensor's numbers whatever its type in the graph. */
export interface Numbers {
  readonly data: Float32Array
  readonly dims: readonly number[]
}

export interface Graph {
  readonly inputs: ReadonlyMap<string, InferenceSession.TensorValueMetadata>
  /** A tensor of the type that the input has; worth keeping where several runs feed the same values. */
  tensor(input: string, data: Float32Array, dims: readonly number[]): Tensor
  /** Runs the graph and gives the named output, or the first one there is. */
  run(feeds: Readonly<Record<string, Tensor>>, output: string): Promise<Numbers>
  release(): Promise<void>
}

export interface GraphOptions {
  /** Threads within one operator; undefined: as many as there are cores. */
  readonly threads?: number | undefined
  /** Called with each run's seconds inside the runtime. */
  readonly onRun?: ((seconds: number) => void) | undefined
}

/** Errors reach the user once, from here, not as a second line on stderr from the runtime. */
const quiet = { logSeverityLevel: 4 } as const

/** Opens a graph; EVENCAST_MODEL_INVALID if the runtime does not take it. */
export async function openGraph(
  runtime: Runtime,
  folder: string,
  name: GraphName,
  options: GraphOptions = {},
): Promise<Graph> {
  const session = await openSession(runtime, folder, name, options)
  const tensors = session.inputMetadata.filter(item => item.isTensor)
  const inputs = new Map(tensors.map(item => [item.name, item]))
  return {
    inputs,
    tensor(input, data, dims) {
      const type = inputs.get(input)?.type ?? 'float32'
      return makeTensor(runtime, type, data, dims)
    },
    async run(feeds, output) {
      const started = performance.now()
      const results = await session.run(feeds, quiet).catch((error: unknown) => {
        throw new EvencastError(
          'EVENCAST_RENDERER_FAILED',
          `${name}/model.onnx failed: ${firstLine(error)}`,
          {
            cause: error,
            hint: 'Try a smaller canvas if memory ran out; otherwise the graph and its config.json do not match: export the model again.',
          },
        )
      })
      options.onRun?.((performance.now() - started) / 1000)
      return numbersOf(results[output] ?? results[session.outputNames[0] ?? ''], name)
    },
    release: () => session.release(),
  }
}

async function openSession(
  runtime: Runtime,
  folder: string,
  name: GraphName,
  { threads = availableParallelism() }: GraphOptions,
): Promise<InferenceSession> {
  try {
    return await runtime.InferenceSession.create(join(folder, name, 'model.onnx'), {
      executionProviders: ['cpu'],
      graphOptimizationLevel: 'all',
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      ...quiet,
    })
  } catch (error) {
    throw new EvencastError(
      'EVENCAST_MODEL_INVALID',
      `Expected ${name}/model.onnx to open in the ONNX runtime, got: ${firstLine(error)}`,
      { cause: error, hint: 'Export the model again with an operator set that this ONNX runtime knows.' },
    )
  }
}

function makeTensor(
  runtime: Runtime,
  type: Tensor.Type,
  data: Float32Array,
  dims: readonly number[],
): Tensor {
  switch (type) {
    case 'float32':
      return new runtime.Tensor('float32', data, dims)
    case 'float16':
      return halfTensor(runtime, data, dims)
    case 'int64':
      return new runtime.Tensor(
        'int64',
        BigInt64Array.from(data, value => BigInt(Math.round(value))),
        dims,
      )
    case 'int32':
      return new runtime.Tensor('int32', Int32Array.from(data, Math.round), dims)
    case 'bool':
      return new runtime.Tensor(
        'bool',
        Uint8Array.from(data, value => (value > 0 ? 1 : 0)),
        dims,
      )
    default:
      throw new EvencastError(
        'EVENCAST_MODEL_UNSUPPORTED',
        `Expected inputs of float or integer type, got ${type}`,
        {
          hint: 'Export the model in float32 or float16.',
        },
      )
  }
}

/**
 * Where JavaScript has a Float16Array (Node 24), the runtime's wrapper copies half values into one, which its native part
 * (1.30) then takes for empty. So the bits go in as 16-bit integers, under the name of their type.
 */
function halfTensor(runtime: Runtime, data: Float32Array, dims: readonly number[]): Tensor {
  const tensor = new runtime.Tensor('uint16', toHalf(data), dims)
  return Object.defineProperty(tensor, 'type', { value: 'float16' })
}

function numbersOf(tensor: Tensor | undefined, name: GraphName): Numbers {
  const data: unknown = tensor?.data
  if (tensor !== undefined && data instanceof Float32Array) return { data, dims: tensor.dims }
  if (tensor !== undefined && tensor.type === 'float16' && ArrayBuffer.isView(data)) {
    // A Uint16Array, or the Float16Array of newer Node versions over the same bits.
    const half = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2)
    return { data: fromHalf(half), dims: tensor.dims }
  }
  throw new EvencastError(
    'EVENCAST_MODEL_UNSUPPORTED',
    `Expected a float output of ${name}/model.onnx, got ${tensor?.type}`,
    { hint: 'Export the model in float32 or float16.' },
  )
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
