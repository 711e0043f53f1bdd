/**
 * Keys of a policy file: plain names, each once.
 *
 * @module
 */
import { isScalar } from 'yaml'

/** Names that JavaScript's own objects answer to in a way that loses what is stored under them. */
const reserved = new Set(['__proto__'])

/** What is wrong with a key, `names` being those before it in its map; undefined: nothing. */
export function nameProblem(
  key: unknown,
  names: ReadonlySet<string>,
): { readonly message: string; readonly hint: string } | undefined {
  if (!isScalar(key) || key.value === null || key.value === undefined)
    return { message: 'Expected a name before the colon', hint: 'Write `name: value`.' }
  const name = String(key.value)
  if (typeof key.value !== 'string' && name !== key.source)
    return {
      message: `Expected a name, got \`${key.source ?? name}\`, which YAML reads as ${typeof key.value === 'boolean' ? 'true or false' : `the number ${name}`}`,
      hint: `Put it in quotes: "${key.source ?? name}".`,
    }
  if (reserved.has(name))
    return { message: `Expected a name, got \`${name}\`, which is reserved`, hint: 'Choose another name.' }
  if (names.has(name))
    return {
      message: `Expected unique keys, got \`${name}\` for the second time`,
      hint: `Remove one \`${name}\`: of two, one would have no effect.`,
    }
  return undefined
}
