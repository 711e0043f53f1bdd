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
  words = rewordings.reduce((current, [pattern, by]) => current.replace(pattern, by), words)
  // "I want her to smile": what is left of it says what she should do.
  return words
    .replace(wish, '$1 should $2')
    .replace(question, '$1 should $2')
    .replace(/^why's\b/i, 'why is')
}

/** Other words for what rules read. */
const rewordings: readonly (readonly [RegExp, string])[] = [
  // "do it again but without the dog"
  [/^(?:do|draw|make|try|render) (?:it|that|this)(?: (?:again|once more))?,? but (?!not\b)(.+)$/i, '$1'],
  // "they should all be children"
  [/^they(?: (should|must|could|can))? all (?!look\b|are\b)/i, 'everyone $1 '],
  // "would you mind making her older"
  [/^(add|paint|draw|turn|show|keep)ing\b/i, '$1'],
  [/^(mak|giv|mov|remov|chang|replac|plac|hav|tak|us|resiz|exchang)ing\b/i, '$1e'],
  [/^(pu|le|swa|ge|se)(t|p)\2ing\b/i, '$1$2'],
  // "next to the first nurse, not beside the second"
  [
    /^(.+? (?:next to|beside|left of|right of|behind|in front of|on|under|above|below) .+?), (?:and )?not .+$/i,
    '$1',
  ],
  // "dog -> cat"
  [/^(.+?)\s*(?:->|=>|→)\s*(.+)$/, 'replace $1 with $2'],
  // "that's not what I wanted, go back"
  [/^(?:that(?:'s| is) )?not (?:what i (?:wanted|meant|asked for)|right|it)[\s,;:-]+(?=\S)/i, ''],
  // "the nurses should be women, both of them"
  [/, (?:both|all|each|every one|each one)(?: of (?:them|the \w+))?$/i, ''],
  // "at the doctor's feet", "by her side"
  [/ (?:by|at|near) (the .+?|[a-z-]+-\d)'s (?:feet|side)\b/i, ' next to $1'],
  [/ (?:by|at|near) (her|him|his|their) (?:feet|side)\b/i, ' next to $1'],
  // "too big compared to the people"
  [
    /\b(too (?:big|large|small|tiny|tall|short)) (?:compared|relative|in comparison|next to|beside|for)\b.*$/i,
    '$1',
  ],
  // "the same in oil paint"
  [/^(?:the )?same(?: (?:thing|one|again))?,? (?:but )?(?=(?:in|as|with|at) )/i, ''],
]

/** `could everybody look happier?` */
const question =
  /^(?:could|can|would|should) ((?:the|both|all|my|our)\s.+?|she|he|they|it|everyone|everybody|[a-z-]+-\d+) (look|be|have|wear|hold|smile|stand|sit|move|get)\b/i

const wish =
  /^((?:the|both|all|my|our)\s.+?|her|him|them|it|everyone|everybody|[a-z-]+-\d+) to ((?!the\b|an?\b).+)$/i

const opening =
  /^(?:ok(?:ay)?|alright|great|nice|good|perfect|cool|thanks|thank you|hm+|oh|ah|um+|so|well|now|this time|see(?= (?:the|her|him|them|both)\b)|wait|actually|sorry|please|pls|then|but|and then|and also|and|yes|yeah|sure|instead|maybe|perhaps|just|hey|oops|let me see|i think|i believe|i guess|same (?:picture|image|scene|thing)(?: again)?|(?:show|see|have|do|draw) (?:it|this|that|everything)(?=,? (?:in|as|at|with)\b)|(?:can|could|would|will|won)(?:n't|'t)? (?:you|we|i)(?: please| maybe| just| possibly| also)?(?: mind)?|why (?:not|don't (?:you|we))|(?:is it|it is|would it be) possible (?:to|that)|any chance (?:of|to|that)|(?:do|would) you mind|feel free to|go ahead and|try to|(?:we|you) (?:should|could)|my idea|i wish|i was thinking(?: of)?|i imagine|(?:(?:give|show|make|draw) me )?(?:a|the|one|another) (?:version|variant) (?:where|in which|with)|i(?:'d| would) (?:rather (?:have|see)|(?:like|love|want|prefer)(?: you)?(?: to(?: see| have)?)?)|i (?:want|need)(?: you)?(?: to(?: see| have)?)?|let's|let us|it would be (?:nice|better|great) (?:if|to)|how about|what about|what if)\b[\s,:;.!-]*/i

const closing =
  /[\s,]*\b(?:instead|please|pls|thanks|thank you|though|now|for me|if (?:you|that's|it's) (?:can|possible|ok(?:ay)?)|this time|any ?more|in (?:it|there)|in the (?:picture|image|scene)|to the (?:picture|image|scene)|from the (?:picture|image|scene))$/i

/** Verbs that begin a clause of their own. */
const verbs =
  'make|add|remove|delete|erase|mix|shift|hide|bring|get|find|pick|shrink|enlarge|put|place|give|change|move|swap|switch|replace|take|turn|draw|paint|drop|let|have|set|undo|redo|keep|get rid|lose|exchange|recast|show|paint|also add|color|colour|dress'

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
