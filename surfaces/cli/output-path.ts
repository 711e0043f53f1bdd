/**
 * Where pictures go: named after the request and the seed, numbered where one seed leaves several.
 *
 * @module
 */
import { access, constants, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { EvencastError, invalidValue } from '../../errors.ts'
import { slug } from '../../slug.ts'

/** `a-doctor-and-a-dog-42.png` in the working folder, unless the caller named a file. */
export function outputPath(out: string | undefined, text: string, seed: number): string {
  if (out === undefined) return `${slug(text, 48) ?? 'scene'}-${seed}.png`
  if (extname(out).toLowerCase() === '.png') return out
  throw invalidValue('EVENCAST_OPTION_INVALID', '--out', 'a path that ends in .png', out)
}

/** The file of one of several pictures: `team.png` becomes `team-0.png`. */
export function imagePath(file: string, image: number, images: number): string {
  return images === 1 ? file : withSuffix(file, String(image))
}

export function sheetPath(file: string): string {
  return withSuffix(file, 'sheet')
}

export function boxesPath(file: string): string {
  return withSuffix(file, 'boxes')
}

/** Fails before anything is drawn where nothing could be written afterwards. */
export async function assertWritable(file: string, option = '--out'): Promise<void> {
  const folder = dirname(file)
  try {
    await access(folder, constants.W_OK)
  } catch (error) {
    throw new EvencastError(
      'EVENCAST_OUTPUT_FAILED',
      `Expected a folder that can be written to for \`${option}\`, got ${folder}`,
      {
        cause: error,
        hint: `Create the folder, or choose another with ${option}.`,
      },
    )
  }
  if ((await stat(file).catch(() => undefined))?.isDirectory()) {
    throw new EvencastError(
      'EVENCAST_OUTPUT_FAILED',
      `Expected a file for \`${option}\`, got the folder ${file}`,
      {
        hint: `Name a file in it, such as ${join(file, 'picture.png')}.`,
      },
    )
  }
}

function withSuffix(file: string, suffix: string): string {
  const extension = extname(file)
  return join(dirname(file), `${basename(file, extension)}-${suffix}${extension}`)
}
