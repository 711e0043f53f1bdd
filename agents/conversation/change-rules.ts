/**
 * Clauses that add, remove, replace and describe.
 *
 * @module
 */
import type { Command } from './commands.ts'
import type { ScenePoints } from './dialogue-reader.ts'
import { readNewcomers } from './newcomers.ts'
import { partRules } from './part-rules.ts'
import { readPhrase } from './phrases.ts'
import { fromLeft, longestPhrase, peopleOf, refer } from './references.ts'
import { about, type Reading, type Rule, reading, rule } from './rule.ts'
import { isStated, readStatement, replaceAll } from './statements.ts'

export const removalRules: readonly Rule[] = [
  rule(
    /^(?:(?:take|remove|get) (.+?) (?:off|from) (?:of )?|(?:no|without) (.+?) (?:for|on) )(.+)$/i,
    ([taken = '', none = '', phrase = ''], scene) =>
      refer(taken || none, scene) === undefined
        ? about(phrase, scene, ids => readStatement(`without ${taken || none}`, ids, scene))
        : undefined,
  ),
  rule(
    /^(?:remove|delete|erase|i don't like|get rid of|drop|lose|cut|kick out|hide|skip|avoid|without|(?:i can |we can |i could )?do without|away with|leave out|no more|take (?:away|out|off)|there should(?: be no|n't be(?: any)?)|we don't need|i don't (?:want|need)|don't (?:draw|show)|no) (.+?)(?: (?:away|out))?$/i,
    ([phrase = ''], scene) => removed(phrase, scene),
  ),
  rule(/^(?:take|leave|kick|throw|cut|send) (.+?) (?:away|out|off)(?: again)?$/i, ([phrase = ''], scene) =>
    removed(phrase, scene),
  ),
  rule(
    /^(.+?) (?:(?:should|can|could|may|must|has to|have to|needs? to) (?:go|leave|disappear|not be (?:there|here)|be (?:removed|deleted|gone|left out))|shouldn't be (?:there|here)|(?:is|are)(?:n't| not) (?:needed|necessary|wanted)|out)$/i,
    ([phrase = ''], scene) => about(phrase, scene, subjects => [{ type: 'remove', subjects }]),
  ),
]

export const replacementRules: readonly Rule[] = [
  rule(
    /^(?:replace|swap|exchange|substitute) (.+?) (?:with|by|for) (.+)$/i,
    ([phrase = '', by = ''], scene) => replaced(phrase, by, scene),
  ),
  rule(/^(?:turn|change|transform) (.+?) (?:in)?to (.+)$/i, ([phrase = '', by = ''], scene) =>
    about(phrase, scene, ids => readStatement(by, ids, scene)),
  ),
  rule(/^(.+?) (?:instead of|rather than|in place of) (.+)$/i, ([by = '', phrase = ''], scene) =>
    replaced(phrase, by, scene),
  ),
  // "prefer a cat over a dog", "rather a cat than a dog"
  rule(
    /^(?:prefer |rather )?((?:an?|two|three) .+?) (?:over|than) (.+)$/i,
    ([by = '', phrase = ''], scene) =>
      refer(by, scene) === undefined ? replaced(phrase, by, scene) : undefined,
  ),
]

export const statementRules: readonly Rule[] = [
  ...partRules,
  rule(/^(?:let|have|make) (.+?) (?:be |look )?(?:swap|trade)(?: places)?$/i, () => undefined),
  rule(
    /^(?:nobody|no one|none of them) (?:should |must |may )?(?:be )?(?:wear|wearing|have|having|with|hold|holding) (.+)$/i,
    ([worn = ''], scene) => about('everyone', scene, ids => readStatement(`without ${worn}`, ids, scene)),
  ),
  // "an older doctor" where there is a doctor: it is the one who is there, compared with now.
  rule(
    /^an? ((?!(?:other|another|further|under|over)\b)(?:\w+er|more \w+|less \w+)) (.+)$/i,
    ([words = '', noun = ''], scene) => about(`the ${noun}`, scene, ids => readStatement(words, ids, scene)),
  ),
  rule(
    /^((?!(?:other|another|further|under|over|fewer)\b)(?:\w+er|more \w+|less \w+)) (.+)$/i,
    ([words = '', noun = ''], scene) =>
      about(`the ${noun}`, scene, ids => readStatement(words, ids, scene).filter(isStated)),
  ),
  rule(
    /^(?:(shrink|reduce|scale down)|enlarge|grow|scale up|magnify) (.+?)(?: (?:a (?:bit|little|lot)|slightly|down|up))*$/i,
    ([less = '', phrase = ''], scene) =>
      about(phrase, scene, subjects => [
        { type: 'resize', subjects, size: less === '' ? 'larger' : 'smaller' },
      ]),
  ),
  rule(/^show (.+)$/i, ([words = ''], scene) =>
    splitReference(words, scene, rest => (/^\w+ing\b|^with\b|^in\b/.test(rest) ? rest : undefined)),
  ),
  rule(/^give (.+)$/i, ([words = ''], scene) => splitReference(words, scene, rest => `with ${rest}`)),
  rule(/^(?:make|let|have|get|dress|paint|colou?r|turn) (.+)$/i, ([words = ''], scene) =>
    splitReference(words, scene, rest => rest),
  ),
  rule(/^put (.+?) on (.+)$/i, ([worn = '', phrase = ''], scene) =>
    about(phrase, scene, ids => wornBy(worn, ids, scene)),
  ),
  rule(/^put (.+?) (in .+)$/i, ([phrase = '', worn = ''], scene) =>
    about(phrase, scene, ids => readStatement(worn, ids, scene)),
  ),
  rule(/^(.+?) for (.+)$/i, ([words = '', phrase = ''], scene) =>
    about(phrase, scene, ids =>
      readStatement(`with ${words}`, ids, scene).filter(one => isStated(one) || one.type === 'add'),
    ),
  ),
  rule(/^(.+)$/i, ([words = ''], scene) =>
    splitReference(words, scene, rest =>
      /^(?:should|must|needs?|ought|would look|is|are|wears?|has|have|holds?|with|without|in a|in (?!the\b)|can|looks?|could|also)\b/i.test(
        rest,
      )
        ? rest
        : undefined,
    ),
  ),
  // "everybody barefoot"
  rule(/^((?:everyone|everybody|both|all(?: of them)?)\b.+)$/i, ([words = ''], scene) =>
    splitReference(words, scene, rest => rest),
  ),
  // "the doctor older", "doctor older": what is known of people needs no verb.
  rule(/^([a-z].+)$/i, ([words = ''], scene) => splitReference(words, scene, rest => rest, isStated)),
]

/** Clauses that look like additions or places and are none: other numbers, and what somebody wears. */
export const countRules: readonly Rule[] = [
  rule(
    /^(?:fewer|less|not so many|too many) (.+)$|^(one|two|three|\d) (.+?) (?:less|fewer)$|^(one|two|three|\d) (?:less|fewer) (.+)$/i,
    ([few = '', number = '', noun = '', count = '', other = ''], scene) =>
      fewer(few || noun || other, number || count || 'one', scene),
  ),
  rule(
    /^(.+?) would be (?:much |a lot )?(?:better|nicer|nice|great|good|fine|perfect)(?: than .+)?$/i,
    ([words = ''], scene) =>
      counted(words, scene) ?? (refer(words, scene) === undefined ? added(words, scene) : undefined),
  ),
  rule(
    /^(?:just |only )?((?:one|two|three|four|five|six|\d+) .+?) (?:is|are) (?:enough|fine|plenty)$|^(?:just|only) ((?:one|two|three|four|five|six|\d+) .+)$/i,
    ([words = '', other = ''], scene) => counted(words || other, scene),
  ),
  rule(
    /^(?:make|have) (?:it|that|them|this) ((?:one|two|three|four|five|six|seven|eight|\d+) .+)$/i,
    ([words = ''], scene) => counted(words, scene),
  ),
  rule(
    /^((?:one|two|three|four|five|six|seven|eight|\d+) .+?),? (?:not|instead of|rather than) (?:one|two|three|four|five|six|seven|eight|\d+)$/i,
    ([words = ''], scene) => counted(words, scene),
  ),
  rule(/^((?:two|three|four|five|six|seven|eight|\d+) .+) instead$/i, ([words = ''], scene) =>
    counted(words, scene),
  ),
  rule(/^((?:with|wearing) .+)$/i, ([words = ''], scene) => {
    const commands = scene.focus.length === 0 ? [] : readStatement(words, scene.focus, scene)
    const worn = commands.length > 0 && commands.every(isStated)
    return worn ? reading(commands, { ids: scene.focus }) : undefined
  }),
]

export const additionRules: readonly Rule[] = [
  rule(
    /^there(?:'s| is| are) (?:still )?no (.+?)(?: yet)?$|^((?:an?|some) .+|\w+) (?:is|are) (?:still )?missing$|^(?:i'm|i am|we're|we are|i|we) (?:missing|miss) (.+)$/i,
    ([words = '', other = '', missed = ''], scene) => {
      const noun = words || other || missed
      return refer(`the ${noun}`, scene) === undefined ? added(noun, scene) : undefined
    },
  ),
  // "put the patient's bed behind the doctor" where there is no bed yet
  rule(/^(?:put|place|draw|add|paint) ((?:the|my|our|his|her|their) .+)$/i, ([words = ''], scene) => {
    const found = added(words, scene)
    return found !== undefined && found.mentioned.length > 0 ? found : undefined
  }),
  rule(
    /^(?:add|also add|include|insert|bring in|put in|throw in|squeeze in|let there be|there (?:should|could|must|can) (?:also )?be|we need|draw also|get(?: me| us)?(?! rid\b)|also) (.+)$/i,
    ([words = ''], scene) => added(words, scene),
  ),
  rule(
    /^((?:(?:yet )?(?:one|two|three|four|five|six|a few|a couple|\d)\s+more|another|an additional|an extra|(?:a|the) (?:second|third|fourth)|more|plus|with) .+)$/i,
    ([words = ''], scene) => added(words.replace(/^(?:plus|with)\s+/i, ''), scene),
  ),
  rule(/^(.+?) (?:too|as well|in addition)$/i, ([words = ''], scene) => added(words, scene)),
  rule(
    /^(?:put|place|draw|paint|set|have) ((?:an?|one|two|three|four|five|some|\d+) .+)$/i,
    ([words = ''], scene) => added(words, scene),
  ),
]

function removed(phrase: string, scene: ScenePoints): Reading | undefined {
  const [whom, ...rest] = phrase.split(/\s+(?:from|off|on)\s+(?=(?:the|her|him|them|his)\b)/i)
  // "take the hat off the doctor" says something of the doctor.
  const owner = rest[0] === undefined ? undefined : refer(rest[0], scene)
  const reference = refer(whom ?? phrase, scene)
  if (reference !== undefined) return reading([{ type: 'remove', subjects: reference.ids }], reference)
  if (owner !== undefined) return stated(`without ${whom}`, owner.ids, scene, owner)
  const worn = /^(?:the|his|her|their|those|these|that|this|any|an?)?\s*(.+)$/i.exec(phrase)?.[1] ?? phrase
  // "no hats" is said of everybody, "her hat" of whoever was mentioned last.
  const pronoun = /^(?:his|her)\b/i.exec(phrase)?.[0]
  const owners = pronoun === undefined ? scene.focus : (refer(pronoun, scene)?.ids ?? [])
  const own = /^(?:his|her|their|the|those|these|that|this)\b/i.test(phrase) ? owners : peopleOf(scene)
  const plan = readPhrase(`a person without ${worn}`)
  const isWorn = plan?.subjects.length === 1 && readPhrase(`a person with ${worn}`)?.subjects.length === 1
  if (own.length > 0 && isWorn) return stated(`without ${worn}`, own, scene, { ids: own })
  // "the nurse with the red hair" means somebody, and nobody is her: that is asked back, not excluded.
  return /^(?:the|his|her|their|that|this)\b/i.test(phrase)
    ? undefined
    : reading([{ type: 'exclude', words: [worn] }])
}

function stated(
  words: string,
  ids: readonly string[],
  scene: ScenePoints,
  reference: NonNullable<ReturnType<typeof refer>>,
): Reading | undefined {
  const commands = readStatement(words, ids, scene)
  return commands.length === 0 ? undefined : reading(commands, reference)
}

function replaced(phrase: string, by: string, scene: ScenePoints): Reading | undefined {
  const plan = readPhrase(by)
  return about(phrase, scene, ids => {
    const subjects = scene.plan.subjects.filter(({ id }) => ids.includes(id))
    const [newcomer] = plan?.subjects ?? []
    if (newcomer !== undefined) return replaceAll(subjects, newcomer, scene)
    return readStatement(by, ids, scene)
  })
}

function added(words: string, scene: ScenePoints): Reading | undefined {
  const newcomers = readNewcomers(words, scene)
  if (newcomers === undefined) return undefined
  return {
    commands: [newcomers.command],
    mentioned: newcomers.mentioned,
    ambiguous: newcomers.ambiguous,
  }
}

/** So many of the last of them away, as long as one is left. */
function fewer(noun: string, number: string, scene: ScenePoints): Reading | undefined {
  const alike = refer(`all the ${noun}`, scene) ?? refer(`the ${noun}`, scene)
  const count = ['one', 'two', 'three'].indexOf(number.toLowerCase()) + 1 || Number(number)
  if (alike === undefined || alike.ids.length <= count) return undefined
  return reading([{ type: 'remove', subjects: fromLeft(alike.ids, scene).slice(-count) }], alike)
}

/** `make that two dogs`: as many more, or the last ones away. */
function counted(words: string, scene: ScenePoints): Reading | undefined {
  const newcomers = readNewcomers(words, scene)
  const [first] = newcomers?.command.plan.subjects ?? []
  if (newcomers === undefined || first === undefined) return undefined
  const alike = scene.plan.subjects.filter(one => one.class === first.class && one.role === first.role)
  const { plan } = newcomers.command
  const more = plan.subjects.length - alike.length
  if (alike.length === 0 || more === 0) return undefined
  if (more < 0) {
    const ids = alike.slice(more).map(({ id }) => id)
    return reading([{ type: 'remove', subjects: ids }], { ids: alike.map(({ id }) => id) })
  }
  const empty = { shares: [], variety: [], relations: [] }
  return reading([{ type: 'add', plan: { ...empty, subjects: plan.subjects.slice(0, more) } }])
}

function wornBy(worn: string, ids: readonly string[], scene: ScenePoints): readonly Command[] {
  const plan = readPhrase(`a person wearing ${worn}`)
  return plan?.subjects.length === 1 ? readStatement(`wearing ${worn}`, ids, scene) : []
}

/** The longest beginning that means somebody, and what the rest says of them. */
function splitReference(
  words: string,
  scene: ScenePoints,
  predicateOf: (rest: string) => string | undefined,
  accepts: (command: Command) => boolean = () => true,
): Reading | undefined {
  const parts = words.split(' ')
  for (let length = Math.min(parts.length - 1, longestPhrase); length > 0; length -= 1) {
    const reference = refer(parts.slice(0, length).join(' '), scene)
    const predicate = predicateOf(parts.slice(length).join(' '))
    if (reference === undefined || predicate === undefined) continue
    const found = stated(predicate, reference.ids, scene, reference)
    if (found?.commands.every(accepts)) return found
  }
  return undefined
}
