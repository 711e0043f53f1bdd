/**
 * What planners remember: answers, and the form of answer that an endpoint takes. In the process, and in a folder
 * where one is given. Whatever is read back is checked like any other answer of a model.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Small texts by key; a text that cannot be kept is forgotten without a word, for it can be asked for again. */
export interface PlannerMemory {
  read(key: string): Promise<string | undefined>
  write(key: string, text: string): Promise<void>
}

/** Texts in the process at most; the oldest goes first. */
const mostTexts = 2000

/** A memory that ends with the process. */
export function processMemory(): PlannerMemory {
  const texts = new Map<string, string>()
  return {
    read: async key => texts.get(key),
    async write(key, text) {
      texts.delete(key)
      texts.set(key, text)
      const [oldest] = texts.keys()
      if (texts.size > mostTexts && oldest !== undefined) texts.delete(oldest)
    },
  }
}

/**
 * A memory in files of a folder, in front of which the process remembers too. The folder is made where it is missing;
 * file names are hashes of the keys, so that no request names a path.
 */
export function folderMemory(folder: string): PlannerMemory {
  const quick = processMemory()
  const fileOf = (key: string) => join(folder, `${createHash('sha256').update(key).digest('hex')}.txt`)
  return {
    async read(key) {
      const known = await quick.read(key)
      if (known !== undefined) return known
      const kept = await readFile(fileOf(key), 'utf8').catch(unlessFileError)
      if (kept !== undefined) await quick.write(key, kept)
      return kept
    },
    async write(key, text) {
      await quick.write(key, text)
      const file = fileOf(key)
      const whole = `${file}.${process.pid}`
      await mkdir(folder, { recursive: true }).catch(unlessFileError)
      // Another process never reads half a file.
      await writeFile(whole, text)
        .then(() => rename(whole, file))
        .catch(unlessFileError)
    },
  }
}

/** A folder that is missing, full or not ours must not cost the picture. */
function unlessFileError(error: unknown): undefined {
  if (error instanceof Error && 'code' in error) return undefined
  throw error
}
