/**
 * Policies from disk: the file, and those beside it that it extends.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type PolicyReading, readPolicy } from './casting/index.ts'
import { EvencastError } from './errors.ts'

/** Reads a policy file with everything wrong with it. Throws EVENCAST_POLICY_INVALID where there is no such file. */
export async function readPolicyFile(file: string): Promise<PolicyReading> {
  return readPolicy(await textOf(file), file, name => besideText(file, name))
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new EvencastError('EVENCAST_POLICY_INVALID', `Expected a readable policy file, got ${file}`, {
      cause: error,
      hint: 'Check the path given with `--policy`; without it the policy that ships is used.',
    })
  }
}

/** `name` has no slash: casting refuses any other. */
function besideText(file: string, name: string): string | undefined {
  try {
    return readFileSync(join(dirname(file), name), 'utf8')
  } catch {
    // Missing, unreadable or a folder: casting says at the `extends` that there is no such file.
    return undefined
  }
}
