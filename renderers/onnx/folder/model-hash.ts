/**
 * @module
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { ModelFolder } from './folder.ts'

/** SHA-256 over the sorted names and contents of all files that drawing reads, in hexadecimal. */
export async function modelHash({ path, files }: Pick<ModelFolder, 'path' | 'files'>): Promise<string> {
  const whole = createHash('sha256')
  for (const file of files) {
    const content = createHash('sha256')
    for await (const chunk of createReadStream(join(path, file), { highWaterMark: 1 << 20 }))
      content.update(chunk)
    whole.update(`${file}\0${content.digest('hex')}\n`)
  }
  return whole.digest('hex')
}
