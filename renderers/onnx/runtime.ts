/**
 * The ONNX runtime, loaded when a model first draws.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'

export type Runtime = typeof import('onnxruntime-node')

/** Imports onnxruntime-node; EVENCAST_RENDERER_FAILED says what to install where its binary does not load. */
export async function loadRuntime(
  load: () => Promise<Runtime> = () => import('onnxruntime-node'),
): Promise<Runtime> {
  try {
    return await load()
  } catch (error) {
    throw new EvencastError(
      'EVENCAST_RENDERER_FAILED',
      `Expected the ONNX runtime for ${process.platform} on ${process.arch}, got none that loads`,
      {
        cause: error,
        hint:
          'Run `npm install onnxruntime-node --onnxruntime-node-install=skip` (the CPU binary is inside the npm package; the flag skips a ' +
          'download of CUDA files). It ships for Linux and Windows on x64 and arm64, and for macOS on arm64.',
      },
    )
  }
}
