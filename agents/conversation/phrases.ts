/**
 * Phrases of a conversation, read by the grammar of requests.
 *
 * @module
 */
import { EvencastError } from '../../errors.ts'
import type { Plan } from '../../types.ts'
import { readRequest } from '../grammar/grammar-planner.ts'

/** Phrases read lately: rules try the same words again and again. Reading is pure, so forgetting costs only time. */
const recent = new Map<string, Plan | undefined>()
const kept = 1000

/** The plan of a phrase; undefined: it names nothing to draw. */
export function readPhrase(words: string): Plan | undefined {
  if (recent.has(words)) return recent.get(words)
  const plan = readAnew(words)
  if (recent.size >= kept) recent.clear()
  recent.set(words, plan)
  return plan
}

function readAnew(words: string): Plan | undefined {
  try {
    return readRequest(words).value
  } catch (error) {
    if (EvencastError.isInstance(error)) return undefined
    throw error
  }
}

/** One turn without what only frames it, in one spelling. */
export function plainWords(said: string): string {
  let words = said
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[\s.!?…]+$/, '')
  for (let before = ''; before !== words; ) {
    before = words
    words = words.replace(opening, '').replace(closing, '').trim()
  }
  // "I want her to smile": what is left of it says what she should do.
  return words
    .replace(wish, '$1 should $2')
    .replace(question, '$1 should $2')
    .replace(/^why's\b/i, 'why is')
}

/** `could everybody look happier?` */
const question =
  /^(?:could|can|would|should) ((?:the|both|all|my|our)\s.+?|she|he|they|it|everyone|everybody|[a-z-]+-\d+) (look|be|have|wear|hold|smile|stand|sit|move|get)\b/i

const wish =
  /^((?:the|both|all|my|our)\s.+?|her|him|them|it|everyone|everybody|[a-z-]+-\d+) to ((?!the\b|an?\b).+)$/i

const opening =
  /^(?:ok(?:ay)?|alright|great|nice|good|perfect|cool|thanks|thank you|hm+|oh|ah|um+|so|well|now|wait|actually|sorry|please|pls|then|but|and then|and also|and|yes|yeah|sure|instead|maybe|perhaps|just|hey|oops|let me see|i think|i believe|i guess|same (?:picture|image|scene|thing)(?: again)?|(?:show|see|have|do|draw) (?:it|this|that|everything)(?=,? (?:in|as|at|with)\b)|(?:can|could|would|will) (?:you|we|i)(?: please| maybe| just)?|i(?:'d| would) (?:rather (?:have|see)|(?:like|love|want|prefer)(?: you)?(?: to(?: see| have)?)?)|i (?:want|need)(?: you)?(?: to(?: see| have)?)?|let's|let us|it would be (?:nice|better|great) (?:if|to)|how about|what about|what if)\b[\s,:;.!-]*/i

const closing =
  /[\s,]*\b(?:instead|please|pls|thanks|thank you|though|now|for me|if (?:you|that's|it's) (?:can|possible|ok(?:ay)?)|this time|any ?more|in (?:it|there)|in the (?:picture|image|scene)|to the (?:picture|image|scene)|from the (?:picture|image|scene))$/i

/** Verbs that begin a clause of their own. */
const verbs =
  'make|add|remove|delete|erase|put|place|give|change|move|swap|switch|replace|take|turn|draw|paint|drop|let|have|set|undo|redo|keep|get rid|lose|exchange|recast|show|paint|also add|color|colour|dress'

const boundary = new RegExp(
  String.raw`(?:[.;!?]+\s+|,?\s+(?:and then|then|and also|but also)\s+|,\s*(?:and|but)\s+(?=(?:${verbs})\b)|,?\s+(?:and|but)\s+(?=(?:${verbs})\s)|,\s+(?=(?:${verbs})\s))`,
  'i',
)

/** The clauses of one turn, each a wish of its own. */
export function clausesOf(said: string): readonly string[] {
  return said
    .split(boundary)
    .map(plainWords)
    .filter(words => words !== '')
}
