/**
 * The JSON object in what a model wrote: bare, in a fence of code, between thoughts and explanations.
 *
 * @module
 */

/** Beginnings that are tried; a text of braces alone stays quick. */
const mostTries = 40

/** The first whole object of the text, a plan before any other; undefined: there is none. */
export function extractObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const whole = parseObject(text)
  if (whole !== undefined) return whole
  const plain = text.replace(/<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/gi, '')
  const found: Readonly<Record<string, unknown>>[] = []
  let start = plain.indexOf('{')
  for (let tries = 0; start >= 0 && tries < mostTries; tries++) {
    const end = endOfObject(plain, start)
    const object = end === undefined ? undefined : parseObject(plain.slice(start, end))
    if (object !== undefined) found.push(object)
    start = plain.indexOf('{', object === undefined || end === undefined ? start + 1 : end)
  }
  return found.find(object => 'subjects' in object) ?? found[0]
}

/** Behind the brace that closes the one at `start`; braces within strings do not count. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0
  let quoted = false
  for (let index = start; index < text.length; index++) {
    const mark = text[index]
    if (quoted) {
      if (mark === '\\') index++
      else if (mark === '"') quoted = false
    } else if (mark === '"') quoted = true
    else if (mark === '{') depth++
    else if (mark === '}' && --depth === 0) return index + 1
  }
  return undefined
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
