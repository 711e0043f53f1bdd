/**
 * A drawn scene as the PNG that remembers it.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { assetPath } from './assets.ts'
import { encodePicture } from './datasets/image-metadata.ts'
import type { Picture, Scene } from './types.ts'

/** A finished picture: its values, its pixels, and its PNG. */
export interface Drawing {
  readonly scene: Scene
  readonly picture: Picture
  /** The picture as PNG bytes, holding all that determines it. */
  readonly png: Uint8Array
}

/** The PNG of a drawn scene; without metadata it no longer remembers what it was drawn from. */
export function encodeScene(scene: Scene, picture: Picture, keepMetadata = true): Promise<Uint8Array> {
  return encodePicture(picture, keepMetadata ? { scene, software: packageVersion() } : undefined)
}

/** This package's version. */
export function packageVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(assetPath('package.json'), 'utf8'))
  return manifest.version
}
