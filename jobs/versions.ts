/**
 * The versions that decide a picture's bytes.
 *
 * @module
 */
import { createRequire } from 'node:module'
import { packageVersion } from '../encode-scene.ts'
import type { Versions } from './job.ts'

/** Evencast, the runtime that draws, and the library that encodes PNGs, as they are installed here. */
export async function softwareVersions(): Promise<Versions> {
  const { default: sharp } = await import('sharp')
  const runtime: { readonly version: string } = createRequire(import.meta.url)(
    'onnxruntime-node/package.json',
  )
  return {
    evencast: packageVersion(),
    'onnxruntime-node': runtime.version,
    sharp: sharp.versions.sharp ?? 'unknown',
  }
}
