/**
 * Clauses about the conversation itself: back and forth, again, who is there and why.
 *
 * @module
 */
import type { ScenePoints } from './dialogue-reader.ts'
import { fromLeft, longestPhrase, peopleOf, refer } from './references.ts'
import { about, type Rule, reading, rule } from './rule.ts'

const counts: Readonly<Record<string, number>> = {
  once: 1,
  twice: 2,
  'three times': 3,
  two: 2,
  three: 3,
  four: 4,
}

/** `undo`, `undo twice`, `go back two steps`, `redo`: the only ones that need no picture. */
export function historyCommand(clause: string): { type: 'undo' | 'redo'; steps: number } | undefined {
  if (/^(?:go |take me )?back to (?:the )?(?:very )?(?:first|start|beginning|original)\b/i.test(clause))
    return { type: 'undo', steps: farBack }
  const back =
    /^(?:undo|go back|back|step back|revert|take (?:that|it) back|un-?do (?:that|it)|never ?mind|cancel that|no,? undo|bring (?:it|him|her|them|the [a-z -]+) back|(?:that was|it was) better before|as (?:it was )?before)(?: (?:that|it|this|please|to (?:the )?(?:one|picture|version)? ?before|the (?:last|previous) (?:change|one|step|edit)))?(?: (?:the last )?(once|twice|three times|two|three|four|\d)(?: (?:steps|changes|times|edits))?)?$/i.exec(
      clause,
    )
  if (back !== null) return { type: 'undo', steps: stepsOf(back[1]) }
  const forth =
    /^(?:redo|go forward|forward|restore (?:that|it)|undo the undo|put it back)(?: (twice|two|three|\d)(?: steps)?)?$/i.exec(
      clause,
    )
  return forth === null ? undefined : { type: 'redo', steps: stepsOf(forth[1]) }
}

/** More pictures than a conversation has. */
const farBack = 10_000

function stepsOf(words: string | undefined): number {
  if (words === undefined) return 1
  return counts[words.toLowerCase()] ?? Math.max(1, Number(words))
}

export const historyRules: readonly Rule[] = [
  rule(
    /^(?:again|once more|another (?:one|try|version|variation|take)|one more time|try again|do it again|redraw(?: it)?|(?:draw|render|do|make|generate) (?:it|that|this|another(?: one)?)(?: again| once more)?|(?:a |an)?other seed|(?:(?:with|use|try|take) )?(?:a|an) (?:new|different|other) (?:seed|version)|same (?:again|thing again|but different)|reroll|regenerate)$/i,
    () => reading([{ type: 'again' }]),
  ),
  rule(/^(?:who|what)(?:'s| is| are) (.+)$/i, ([phrase = ''], scene) =>
    refer(phrase, scene) === undefined && refer(`the one ${phrase}`, scene) === undefined
      ? undefined
      : tellAbout(scene, refer(phrase, scene) === undefined ? `the one ${phrase}` : phrase),
  ),
  rule(
    /^(?:what|who)(?:'s| is| was| are| did you| do you see| have you)\b.*?(?:draw|drawn|drew|there|in it|in this|see|picture|image|show(?:n|s)?|cast|here)?$/i,
    (_parts, scene) => tellAbout(scene, undefined),
  ),
  rule(/^what (?:do|does) (.+?) (?:look like|wear|hold|have on)$/i, ([phrase = ''], scene) =>
    tellAbout(scene, phrase),
  ),
  rule(/^how many\b.+$/i, (_parts, scene) => tellAbout(scene, undefined)),
  rule(/^(?:describe|list|show me|tell me about|tell me)(?: (.+))?$/i, ([phrase = ''], scene) =>
    tellAbout(scene, phrase),
  ),
  rule(/^(?:where did|which policy|what policy|how did you (?:choose|pick|cast|decide)).*$/i, () =>
    reading([{ type: 'tell' }]),
  ),
  rule(
    /^why(?: (?:did you (?:make|draw|choose|cast|pick)|is|are|was|does|did|do|has|have))? (.+)$/i,
    ([words = ''], scene) => whyReading(words, scene),
  ),
  rule(/^why$/i, (_parts, scene) => {
    const [id] = scene.focus.length > 0 ? scene.focus : peopleOf(scene)
    return id === undefined ? undefined : reading([{ type: 'why', subject: id }], { ids: [id] })
  }),
  rule(
    /^(?:keep|leave|don't change|do not change|hold on to) (.+?)(?: (?:as (?:she|he|it|they) (?:is|are)|the same|like that|but .*))?$/i,
    ([phrase = ''], scene) => about(phrase, scene, ids => [{ type: 'keep', subjects: ids }]),
  ),
]

/** Who is meant may stand anywhere in the question: `who is the woman on the left?` */
function tellAbout(scene: ScenePoints, phrase: string | undefined) {
  const reference = phrase === undefined || phrase === '' ? undefined : refer(phrase, scene)
  return reference === undefined
    ? reading([{ type: 'tell' }])
    : reading([{ type: 'tell', subjects: fromLeft(reference.ids, scene) }], reference)
}

const attributeWords: readonly (readonly [RegExp, string])[] = [
  [/\b(?:old(?:er)?|young(?:er)?|age|child|adult|elderly)\b/i, 'age'],
  [/\b(?:wom[ae]n|m[ae]n|male|female|feminine|masculine|gender|presentation|girl|boy)\b/i, 'presentation'],
  [/\b(?:skin|tone|black|white|dark|light|brown)\b/i, 'skin_tone'],
  [/\b(?:hair|blond|ginger|grey|gray|redhead|bald)\b/i, 'hair_color'],
  [/\b(?:wheelchair|cane|crutches|walker)\b/i, 'mobility_aid'],
  [/\b(?:hat|headscarf|turban|hijab|helmet|cap)\b/i, 'headwear'],
  [/\b(?:glasses|sunglasses)\b/i, 'eyewear'],
  [/\b(?:beard|moustache)\b/i, 'facial_hair'],
]

/** The longest beginning that means somebody; what follows names the attribute. */
function whyReading(words: string, scene: ScenePoints) {
  const parts = words.split(' ')
  for (let length = Math.min(parts.length, longestPhrase); length > 0; length -= 1) {
    const reference = refer(parts.slice(0, length).join(' '), scene)
    if (reference === undefined) continue
    const rest = parts.slice(length).join(' ')
    const found = attributeWords.find(([pattern]) => pattern.test(rest))?.[1]
    // Hair is more than its colour, and skin words may be said of hair: "why is her hair grey?"
    const attribute = /\bhair\b/i.test(words) ? 'hair_color' : found
    const [subject] = reference.ids
    if (subject === undefined) continue
    return reading([{ type: 'why', subject, ...(attribute === undefined ? {} : { attribute }) }], reference)
  }
  return undefined
}
