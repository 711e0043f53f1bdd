/**
 * Files that ship beside the code (models, policies, prompt templates), found from the source tree and from `dist/` alike.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Absolute path of a file or folder that ships with the package.
 *
 * @example
 * assetPath('policies/default.yaml')
 */
export function assetPath(...parts: readonly string[]): string {
  return join(packageRoot(), ...parts)
}

function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) {
    folder = dirname(folder)
  }
  return folder
}
