/**
 * The words of a request that a plan does not show: neither in its own words nor by what they entail.
 *
 * @module
 */
import type { Plan } from '../../types.ts'
import { adjectiveEntailments, nounEntailments } from '../entailments.ts'
import { closedClasses, fillers } from '../grammar/lexicon/function-words.ts'
import { frameWords, labels, media } from '../grammar/lexicon/talk-words.ts'
import { irregularVerbs, pastForms, pastParticiples } from '../grammar/lexicon/verbs.ts'
import { eyewear, facialHair, hairStyles, headwear, mobilityAids } from '../grammar/lexicon/wear.ts'
import { numberOf } from '../grammar/numbers.ts'
import { singular } from '../grammar/plurals.ts'
import { varietyNouns, varietyWords } from '../grammar/variety-words.ts'
import { requestWords } from './quotes.ts'

const irregular: readonly Readonly<Record<string, string>>[] = [irregularVerbs, pastForms, pastParticiples]

/** The content words of the request, in lower case and in their order, that nothing of the plan bears out. */
export function unreadWords(request: string, plan: Plan): readonly string[] {
  const shown = new Set(textsOf(plan).flatMap(requestWords).flatMap(partsOf).map(stem))
  return requestWords(request)
    .flatMap(partsOf)
    .filter(word => isContent(word) && !shown.has(stem(word)) && !isEntailing(word))
}

/** Whether a word says something of a picture, rather than holding its sentence together. */
export function isContent(word: string): boolean {
  if (!/\p{L}/u.test(word) || word.length < 2 || /'/.test(word) || /^\d/.test(word)) return false
  return !small.some(list => list.has(word)) && numberOf(word) === undefined && !said.has(stem(word))
}

const small: readonly ReadonlySet<string>[] = [...closedClasses, ...[fillers, frameWords, labels, media]]

/** Words of counting, comparing, placing and excluding, which plans hold as numbers, relations and lists. */
const said = new Set(
  `and or but nor not no none nobody nothing never without except than more less fewer most half third quarter rest
  other others pair couple dozen few several many both all every each exactly least left right above below behind
  next front back side top bottom center centre middle corner foreground background edge row rows group crowd line
  circle have has having had hold holding carry carrying wear wearing dress ride riding sit sitting stand standing
  larger bigger smaller taller shorter big small large tiny little same different mix mixed kind type sort style
  picture photo photograph image drawing illustration painting sketch scene portrait draw paint make show create
  generate depict feature include contain consist represent display person people man woman very quite together alone
  visible seen show one two color colour colored coloured number size place placed background`
    .split(/\s+/)
    .map(stem),
)

function isEntailing(word: string): boolean {
  const one = singular(word)
  return [adjectiveEntailments, nounEntailments, varietyWords, varietyNouns, ...worn].some(
    table => Object.hasOwn(table, one) || Object.hasOwn(table, word),
  )
}

const worn: readonly Readonly<Record<string, string>>[] = [
  ...[headwear, eyewear, facialHair, hairStyles, mobilityAids],
]

function partsOf(word: string): readonly string[] {
  return word.split('-').filter(part => part !== '')
}

/** The word without the endings of plurals and verbs: two forms of one word are alike. */
export function stem(word: string): string {
  const plain = word.toLowerCase()
  const one = singular(irregular.find(table => Object.hasOwn(table, plain))?.[plain] ?? plain)
  const root = one.length > 4 ? one.replace(/(?:ing|ed|er|es|s|e)$/, '') : one.replace(/s$/, '')
  return root.replace(/([bdgmnprt])\1$/, '$1').replace(/our$/, 'or')
}

function textsOf({ setting, style, subjects, shares, variety, excluded }: Plan): readonly string[] {
  return [
    ...[setting ?? '', style ?? '', ...(excluded ?? [])],
    ...subjects.flatMap(subject => [
      ...[subject.class, subject.role ?? '', subject.action ?? '', subject.name ?? ''],
      ...[...(subject.details ?? []), ...(subject.excluded ?? []), subject.exempt?.because ?? ''],
      ...Object.values(subject.stated).flat(),
    ]),
    ...shares.flatMap(({ values }) => Object.keys(values)),
    ...variety.map(({ attribute }) => attribute),
  ]
}
