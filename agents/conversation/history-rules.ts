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
  one: 1,
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
  if (takenBack.test(clause)) return { type: 'undo', steps: 1 }
  const back =
    /^(?:undo|go back|back|step back|revert|take (?:that|it) back|un-?do (?:that|it)|never ?mind|cancel that|no,? undo|bring (?:it|him|her|them|the [a-z -]+) back|(?:that was|it was) better before|as (?:it was )?before)(?: (?:that|it|this|please|to (?:the )?(?:one|picture|version)? ?before|the (?:last|previous) (?:change|one|step|edit)))?(?: (?:the last )?(once|twice|three times|two|three|four|\d)(?: (?:steps|changes|times|edits))?)?$/i.exec(
      clause,
    )
  if (back !== null) return { type: 'undo', steps: stepsOf(back[1]) }
  const steps =
    /^(?:(?:go )?(one|two|three|four|\d) steps? back|(?:put|make|have) it (?:back )?(?:as|how|like|the way) it was(?: before)?|(?:as|how|like|the way) (?:it was )?before)$/i.exec(
      clause,
    )
  if (steps !== null) return { type: 'undo', steps: stepsOf(steps[1]) }
  if (formerOne.test(clause) || worse.test(clause)) return { type: 'undo', steps: 1 }
  const forth =
    /^(?:redo|go forward|forward|restore (?:that|it)|undo the undo|put it back)(?: (twice|two|three|\d)(?: steps)?)?$/i.exec(
      clause,
    )
  return forth === null ? undefined : { type: 'redo', steps: stepsOf(forth[1]) }
}

/** `scrap that`, `I changed my mind`, `go back, I liked it`. */
const takenBack =
  /^(?:(?:scrap|strike|forget|cancel|ignore|discard|reverse|reset) (?:that|it|this|the last (?:one|change|step|thing|edit))|i(?:'ve| have)? changed my mind|(?:go )?back,? (?:i|it|that|this) .+)$/i

/** `I prefer the version before`, `restore the last picture`. */
const formerOne =
  /^(?=.*\b(?:(?:previous|earlier|last|old|older|former) (?:one|version|picture|image)|(?:version|one|picture|image) before)\b)(?:.*\b(?:prefer(?:red)?|liked?|restore|return|show|take|get|go|want)\b.*|.*\b(?:was|were) (?:better|nicer)\b.*)$/i

const worse =
  /^(?:no,? )?(?:(?:that|this|it|now it)(?:'s| is| was| looks?)? )?(?:made it )?(?:even )?(?:worse|no better|not better)$/i

/** More pictures than a conversation has. */
const farBack = 10_000

function stepsOf(words: string | undefined): number {
  if (words === undefined) return 1
  return counts[words.toLowerCase()] ?? Math.max(1, Number(words))
}

export const historyRules: readonly Rule[] = [
  rule(
    /^(?:again|once more|another (?:one|try|version|variation|take)|one more time|try again|do it again|redraw(?: it)?|(?:draw|render|do|make|generate) (?:it|that|this|another(?: one)?)(?: again| once more)?|(?:a |an)?other seed|(?:(?:with|use|try|take) )?(?:a|an) (?:new|different|other) (?:seed|version)|same (?:again|thing again|but different)|reroll|regenerate|roll again|once again|surprise me|shuffle|(?:give it |have )?another (?:go|shot|attempt))$/i,
    () => reading([{ type: 'again' }]),
  ),
  rule(
    /^(?:how come|what(?:'s| is| was) the reason(?: that| why)?|what (?:makes|made)(?: you (?:choose|pick|make|draw|give))?|who (?:decided|chose|said)(?: that)?|for what reason)(?: (?:is|are|was|were|does|do))? (.+)$/i,
    ([words = ''], scene) => whyReading(words, scene),
  ),
  rule(
    /^(?:is|are|was|were|does|do|did) (.+?) because\b.*$|^did you (?:choose|decide|pick|want|mean)(?: that| for)? (.+)$/i,
    ([words = '', other = ''], scene) => whyReading(words || other, scene),
  ),
  rule(
    /^what(?:'s| is| are| was| were) (.+?) (?:wearing|holding|doing|carrying|like|called|looking at|supposed to be)$|^how (?:old|tall|big|large|young|dark|light) (?:is|are|was|were) (.+)$/i,
    ([phrase = '', other = ''], scene) =>
      refer(phrase || other, scene) === undefined ? undefined : tellAbout(scene, phrase || other),
  ),
  // "is the doctor a woman", "does nurse-1 have a beard": who is asked about is described.
  rule(/^(?:is|are|was|were|does|has) (.+)$/i, ([words = ''], scene) => {
    const found = longestReference(words, scene)
    return found === undefined ? undefined : tellAbout(scene, found.phrase)
  }),
  rule(/^where(?:'s| is| are| did) (.+?)(?: gone?| now)?$/i, ([phrase = ''], scene) =>
    refer(phrase, scene) === undefined ? undefined : tellAbout(scene, phrase),
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
    /^(?:keep|leave|don't (?:change|touch|alter|modify)|do not (?:change|touch|alter|modify)|hold on to|lock) (.+?)(?: (?:as (?:she|he|it|they) (?:is|are)|(?:exactly )?(?:the same|like (?:that|this)|as is)|alone|in peace|but .*))?$/i,
    ([phrase = ''], scene) => about(phrase, scene, ids => [{ type: 'keep', subjects: ids }]),
  ),
  rule(
    /^(.+?) (?:stays?|(?:should|must|can|may) (?:stay|remain|be kept))(?: (?:as (?:she|he|it|they) (?:is|are)|the same|like that))?$/i,
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

/** What follows whom it is about names the attribute. */
function whyReading(words: string, scene: ScenePoints) {
  // "grey hair for nurse-2" names whom it is about last.
  const [, value = '', whom = ''] = /^(.+) (?:for|to|on) (.+)$/i.exec(words) ?? []
  const found = longestReference(words, scene) ?? longestReference(`${whom} ${value}`.trim(), scene)
  const [subject] = found?.reference.ids ?? []
  if (found === undefined || subject === undefined) return undefined
  const named = attributeWords.find(([pattern]) => pattern.test(found.rest))?.[1]
  // Hair is more than its colour, and skin words may be said of hair: "why is her hair grey?"
  const attribute = /\bhair\b/i.test(words) ? 'hair_color' : named
  return reading(
    [{ type: 'why', subject, ...(attribute === undefined ? {} : { attribute }) }],
    found.reference,
  )
}

/** The longest beginning that means somebody, and what follows it. */
function longestReference(words: string, scene: ScenePoints) {
  const parts = words.split(' ')
  for (let length = Math.min(parts.length, longestPhrase); length > 0; length -= 1) {
    const phrase = parts.slice(0, length).join(' ')
    const reference = refer(phrase, scene)
    if (reference !== undefined) return { phrase, reference, rest: parts.slice(length).join(' ') }
  }
  return undefined
}
