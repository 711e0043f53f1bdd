/**
 * Clauses about what somebody has on or of them: hair, skin, clothes, a part of the body, a list after a colon.
 *
 * @module
 */
import { clothes, eyewear, headwear } from '../grammar/lexicon/wear.ts'
import { singular } from '../grammar/plurals.ts'
import { refer } from './references.ts'
import { about, type Rule, rule } from './rule.ts'
import { isStated, readStatement } from './statements.ts'

export const partRules: readonly Rule[] = [
  // "nurse-1: blue scrubs"
  rule(/^([^:]+?)\s*:\s+(.+)$/i, ([phrase = '', words = ''], scene) =>
    about(phrase, scene, ids => {
      const said = readStatement(words, ids, scene)
      return said.some(isStated) ? said : readStatement(`wearing ${words}`, ids, scene)
    }),
  ),
  rule(
    /^(?:add |put |place |hang )?(.+?) (?:a?round|on|over|in|into|at|upon|across) ((?:the .+?|[a-z-]+-\d)'s|her|his|their) (?:neck|head|hair|shoulders?|hands?|arms?|face|back|waist|wrists?|nose|chest|ears?|feet|lap)$/i,
    ([worn = '', phrase = ''], scene) =>
      refer(worn, scene) === undefined
        ? about(phrase.replace(/'s$/, ''), scene, ids => readStatement(`with ${worn}`, ids, scene))
        : undefined,
  ),
  rule(
    /^(?:make|colou?r|paint|dye|turn) (.+?)(?:'s)? (hair|skin) (.+)$/i,
    ([phrase = '', part = '', value = ''], scene) =>
      about(phrase, scene, ids => readStatement(`with ${value} ${part}`, ids, scene)),
  ),
  rule(/^(.+?)'s (hair|skin) ([a-z]+)$/i, ([phrase = '', part = '', value = ''], scene) =>
    about(phrase, scene, ids => readStatement(`with ${value} ${part}`, ids, scene)),
  ),
  rule(
    /^(.+?)(?:'s)? (hair|skin) (?:should|must|needs to|has to|could) be (.+)$/i,
    ([phrase = '', part = '', value = ''], scene) =>
      about(phrase, scene, ids => readStatement(`with ${value} ${part}`, ids, scene)),
  ),
  rule(
    /^(?:change|make|turn|paint|colou?r) (.+?)(?:'s| s) ([a-z]+) (?:in)?(?:to )?([a-z]+)$/i,
    ([phrase = '', part = '', value = ''], scene) =>
      about(phrase, scene, ids => readStatement(`wearing a ${value} ${part}`, ids, scene)),
  ),
  rule(
    /^(?:change|set) (.+?)(?:'s| s)? (hair|hair colou?r|skin|skin tone|clothes|colou?r|age) to (.+)$/i,
    ([phrase = '', part = '', value = ''], scene) =>
      about(phrase, scene, ids =>
        readStatement(
          /hair|skin/i.test(part) ? `with ${value} ${part.replace(/ (?:colou?r|tone)/i, '')}` : value,
          ids,
          scene,
        ),
      ),
  ),
  // "her coat should be blue", "the doctor's coat should be blue", "make his tie red"
  rule(
    /^(?:(?:make|colou?r|paint|dye|turn|change) )?((?:her|his|their|its)|.+?'s) ([a-z]+) (?:(?:should|must|needs to|has to|could|can) be |(?:in)?to )?([a-z]+)$/i,
    ([phrase = '', part = '', value = ''], scene) =>
      isWorn(part)
        ? about(phrase.replace(/'s$/, ''), scene, ids =>
            readStatement(`wearing a ${value} ${part}`, ids, scene),
          )
        : undefined,
  ),
]

function isWorn(noun: string): boolean {
  const word = singular(noun.toLowerCase())
  return clothes.has(word) || word in headwear || word in eyewear
}
