/**
 * Clauses that remark on what is there: what came out badly is drawn anew, what is fine is kept, and what an order
 * follows on only says of whom it is.
 *
 * @module
 */
import type { Command } from './commands.ts'
import type { ScenePoints } from './dialogue-reader.ts'
import { refer } from './references.ts'
import { about, type Reading, type Rule, reading, rule } from './rule.ts'

const degree = '(?:(?:a (?:bit|little)|kind of|sort of|rather|so|really|very|quite|still|too) )*'

const looksWrong = new RegExp(
  `^(.+?) (?:looks?|seems?|is|are|came out|turned out|feels?) ${degree}(?:odd|weird|strange|wrong|off|bad|ugly|creepy|broken|deformed|distorted|blurry|terrible|awful|not (?:right|good|nice|ok(?:ay)?))$`,
  'i',
)

const looksRight =
  /^((?!it\b|this\b|that\b).+?) (?:looks?|is|are|came out) (?:just |really |very |already )?(?:fine|good|great|perfect|ok(?:ay)?|nice|right|lovely|alright|well)(?: (?:as (?:she|he|it|they) (?:is|are)|like that|already|now))?$/i

const excess =
  /^(.+?) (?:looks?|seems?|is|are|feels?) (?:a (?:bit|little) |far |way |much )?(?:so|too|very|really|rather|quite) \w+$/i

/** What follows a remark and means those remarked on. */
const followsOn =
  /\b(?:them|him|her|it|they|she|he|that one|this one|the (?:first|second|third|last|other)(?: one)?)\b/i

const retry =
  /^(?:(?:try|do|draw|make|use|get) )?(?:it |that )?(?:again|another(?: one)?|a (?:new|different|better) one)$/i

export const remarkRules: readonly Rule[] = [
  rule(looksWrong, ([phrase = ''], scene) =>
    about(phrase, scene, subjects => [{ type: 'recast', subjects }]),
  ),
  rule(looksRight, ([phrase = ''], scene) => about(phrase, scene, subjects => [{ type: 'keep', subjects }])),
]

/** `everyone looks so serious` before `have them laugh`: it names them and asks for nothing. */
export function remarkBefore(
  clause: string,
  next: string | undefined,
  scene: ScenePoints,
): Reading | undefined {
  if (next === undefined || !followsOn.test(next)) return undefined
  const phrase = (excess.exec(clause) ?? looksWrong.exec(clause))?.[1]
  const reference = phrase === undefined ? undefined : refer(phrase, scene)
  return reference === undefined ? undefined : reading([], reference)
}

/** `try another one` after somebody is drawn anew asks for nothing more. */
export function isRetryOf(clause: string, before: Command | undefined): boolean {
  return before?.type === 'recast' && retry.test(clause)
}
