/**
 * The instrument's graphs in the ONNX runtime.
 *
 * @module
 */
import { join } from 'node:path'
import type { InferenceSession } from 'onnxruntime-node'
import { EvencastError } from '../../errors.ts'

type Runtime = typeof import('onnxruntime-node')

/** Output name to its numbers. */
export type Outputs = ReadonlyMap<string, Float32Array>

export interface InstrumentGraph {
  /** Runs it on one tensor of float32; EVENCAST_MODEL_INVALID where the graph does not take it. */
  run(data: Float32Array, dimensions: readonly number[]): Promise<Outputs>
  release(): Promise<void>
}

/** Opens a graph with one input and float32 outputs; EVENCAST_MODEL_INVALID if the runtime does not take it. */
export async function openInstrumentGraph(
  folder: string,
  file: string,
  threads: number | undefined,
): Promise<InstrumentGraph> {
  const runtime = await loadRuntime()
  const session = await createSession(runtime, join(folder, file), threads)
  const [input] = session.inputNames
  return {
    async run(data, dimensions) {
      const feeds = { [input ?? '']: new runtime.Tensor('float32', data, dimensions) }
      const results = await session.run(feeds, { logSeverityLevel: 4 }).catch((error: unknown) => {
        throw invalidGraph(file, `Expected ${file} to run`, error)
      })
      return new Map(
        Object.entries(results).map(([name, tensor]) => {
          if (tensor.data instanceof Float32Array) return [name, tensor.data]
          throw invalidGraph(file, `Expected float32 numbers of ${file}, output \`${name}\``, tensor.type)
        }),
      )
    },
    release: () => session.release(),
  }
}

async function createSession(
  runtime: Runtime,
  path: string,
  threads: number | undefined,
): Promise<InferenceSession> {
  try {
    return await runtime.InferenceSession.create(path, {
      executionProviders: ['cpu'],
      graphOptimizationLevel: 'all',
      ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
      interOpNumThreads: 1,
      logSeverityLevel: 4,
    })
  } catch (error) {
    throw invalidGraph(path, `Expected ${path} to open in the ONNX runtime`, error)
  }
}

async function loadRuntime(): Promise<Runtime> {
  try {
    return await import('onnxruntime-node')
  } catch (error) {
    throw new EvencastError(
      'EVENCAST_MODEL_UNSUPPORTED',
      `Expected the ONNX runtime for ${process.platform} on ${process.arch}, got none that loads`,
      { cause: error, hint: 'Run `npm install onnxruntime-node --onnxruntime-node-install=skip`.' },
    )
  }
}

function invalidGraph(file: string, expected: string, got: unknown): EvencastError {
  const reason = got instanceof Error ? got.message.split('\n')[0] : got
  return new EvencastError('EVENCAST_MODEL_INVALID', `${expected}, got: ${reason}`, {
    cause: got,
    hint: `Export ${file} again with \`python -m training instrument publish\`.`,
  })
}
