/**
 * Clauses about who is cast: somebody else, more variety.
 *
 * @module
 */
import { peopleOf } from './references.ts'
import { about, type Rule, reading, rule } from './rule.ts'
import { readStatement } from './statements.ts'

export const castingRules: readonly Rule[] = [
  rule(
    /^(?:recast|re-cast) (?:it|all|everyone|everybody|them all|the (?:whole )?(?:cast|picture|scene))$|^(?:new|different|other) (?:people|cast|faces)$|^(?:with )?(?:an)?other (?:people|cast)$|^someone else entirely$|^all new people$|^.*\bwith (?:an? )?(?:completely |entirely |totally |whole )?(?:different|other|new) (?:people|faces|cast|actors|persons)$/i,
    (_parts, scene) => everybody(scene),
  ),
  rule(/^(?:recast|re-cast) (.+)$/i, ([phrase = ''], scene) =>
    about(phrase, scene, ids => [{ type: 'recast', subjects: ids }]),
  ),
  rule(
    /^(?:someone|somebody|anyone|a person) else(?: (?:for|as|instead of) (.+))?$/i,
    ([phrase = ''], scene) =>
      phrase === '' ? lastOrAll(scene) : about(phrase, scene, ids => [{ type: 'recast', subjects: ids }]),
  ),
  rule(
    /^(?:a|an) (?:different|other|new) (?:person|one|face|actor) (?:as|for) (.+)$/i,
    ([phrase = ''], scene) => about(phrase, scene, ids => [{ type: 'recast', subjects: ids }]),
  ),
  rule(
    /^(?:make|let) (.+?) (?:be )?(?:someone|somebody) else$|^(?:use |give me |take )?(?:a|an) (?:different|other) (.+)$|^another (.+?) (?:in (?:her|his|their) place|instead)$/i,
    ([whom = '', noun = '', other = ''], scene) => {
      const phrase = whom || noun || other
      return about(/^(?:the|her|him|it|them)\b/i.test(phrase) ? phrase : `the ${phrase}`, scene, ids => [
        { type: 'recast', subjects: ids },
      ])
    },
  ),
  rule(
    /^(?:make (?:it|them|the (?:group|team|cast|people|picture|scene)) )?more (?:diverse|varied|mixed|diversity|variety)(?: people)?$|^(?:more )?(?:diversity|variety)$|^(?:mix it (?:up|more))$/i,
    (_parts, scene) => {
      const people = peopleOf(scene)
      return people.length === 0 ? undefined : reading([{ type: 'vary', subjects: people }], { ids: people })
    },
  ),
  rule(
    /^(?:redraw|redo|re-do|exchange|replace|swap out|switch out|rework|repaint|re-?roll|regenerate|change|try) ((?!.*'s ).+?)(?: (?:again|anew|once more|from scratch))?$/i,
    ([phrase = ''], scene) => about(phrase, scene, ids => [{ type: 'recast', subjects: ids }]),
  ),
  rule(
    /^(?:make|let|have) (.+?) (?:be |look |into )?(?:an? )?(?:more )?(?:\w+ly )?(?:mixed|diverse|varied|multi-?\w+|interracial|inclusive) (?:team|group|crowd|bunch|cast|family|couple|staff|crew)$/i,
    ([phrase = ''], scene) =>
      about(phrase, scene, ids => [{ type: 'vary', subjects: ids.length > 1 ? ids : peopleOf(scene) }]),
  ),
  rule(/^mix (.+?)(?: (?:up|more))?$/i, ([phrase = ''], scene) =>
    about(phrase, scene, ids => [{ type: 'vary', subjects: ids.length > 1 ? ids : peopleOf(scene) }]),
  ),
  // "someone younger as the doctor"
  rule(/^(?:someone|somebody) (.+?) (?:as|for|instead of) (.+)$/i, ([words = '', phrase = ''], scene) =>
    about(phrase, scene, ids => readStatement(words, ids, scene)),
  ),
  rule(
    /^(?:(?:get|use|take|pick|find|choose|cast|with)(?: me)? )?(?:some )?(?:other|different|new) (\w+s)$/i,
    ([noun = ''], scene) => about(`all the ${noun}`, scene, ids => [{ type: 'recast', subjects: ids }]),
  ),
  // "they all look alike"
  rule(
    /^(.+?) (?:all )?(?:look|are) (?:all )?(?:too )?(?:the same|alike|similar|identical)$/i,
    ([phrase = ''], scene) =>
      about(phrase, scene, ids => [{ type: 'vary', subjects: ids.length > 1 ? ids : peopleOf(scene) }]),
  ),
  rule(
    /^(?:more )?(?:different|varied|mixed|various|more|diverse) (?:skin tones?|skin colou?rs?|ages?|ethnicities|backgrounds of people|genders|kinds of people|types of people)$/i,
    (_parts, scene) => {
      const people = peopleOf(scene)
      return people.length === 0 ? undefined : reading([{ type: 'vary', subjects: people }], { ids: people })
    },
  ),
  rule(/^(.+?) (?:should|could|must) be (?:someone|somebody) else$/i, ([phrase = ''], scene) =>
    about(phrase, scene, ids => [{ type: 'recast', subjects: ids }]),
  ),
  rule(/^make (.+?) more (?:diverse|varied|mixed)$/i, ([phrase = ''], scene) =>
    about(phrase, scene, ids => [{ type: 'vary', subjects: ids }]),
  ),
]

function everybody(scene: Parameters<Rule>[1]) {
  const people = peopleOf(scene)
  return people.length === 0 ? undefined : reading([{ type: 'recast', subjects: people }], { ids: people })
}

function lastOrAll(scene: Parameters<Rule>[1]) {
  const people = peopleOf(scene)
  const focused = scene.focus.filter(id => people.includes(id))
  const ids = focused.length > 0 ? focused : people
  return ids.length === 0 ? undefined : reading([{ type: 'recast', subjects: ids }], { ids })
}
