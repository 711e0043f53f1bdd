/**
 * The JSON beside a model's graphs.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { EvencastError } from './errors.ts'

/**
 * Reads and checks one JSON file of a model folder.
 *
 * @throws EVENCAST_MODEL_INVALID, naming the file and the key.
 */
export async function readModelJson<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
  hint = `Compare ${name} with the model's original, or export or download the model again.`,
): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(parse(name, await readFile(join(folder, name), 'utf8'), hint))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const key = issue?.path.join('.')
  throw new EvencastError(
    'EVENCAST_MODEL_INVALID',
    `Expected a valid ${name}${key ? `, key \`${key}\`` : ''}: ${issue?.message}`,
    { hint },
  )
}

function parse(name: string, text: string, hint: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new EvencastError('EVENCAST_MODEL_INVALID', `Expected JSON in ${name}, got other text`, {
      cause,
      hint,
    })
  }
}
