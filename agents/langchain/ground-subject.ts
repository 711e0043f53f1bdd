/**
 * One entry of an answer, grounded in the request: what the words do not bear out goes, with a warning.
 *
 * @module
 */
import type { PlanSubject, StatedValue, Warning } from '../../types.ts'
import { adjectiveEntailments, nounEntailments } from '../entailments.ts'
import { isPersonNoun } from '../grammar/people.ts'
import { singular } from '../grammar/plurals.ts'
import type { AnswerStated, AnswerSubject } from './answer-schema.ts'
import { isAttribute, statedBy } from './evidence.ts'
import { groundedExemption, isName } from './exemptions.ts'
import { nounWords, onlySaid } from './free-words.ts'
import { isAbout, isSaid, placesOf, requestWords } from './quotes.ts'

export interface GroundedSubject {
  /** All but the id. */
  readonly subject: Omit<PlanSubject, 'id'>
  readonly warnings: readonly Warning[]
}

export function planWarning(feature: string, details: string): Warning {
  return { stage: 'plan', type: 'dropped', feature, details }
}

/** Grounds one entry; `all` are the entries beside it, whose words are not its own. */
export function groundSubject(
  entry: AnswerSubject,
  request: string,
  all: readonly AnswerSubject[],
): GroundedSubject {
  const warnings: Warning[] = []
  const keep = (text: string | null, words = onlySaid) => {
    const clean = words(text ?? '', request)
    warnings.push(...clean.dropped.map(word => unsaidWord(word, text ?? '')))
    return clean.text === '' ? undefined : clean.text
  }
  const noun = nounOf(entry)
  const stated = groundStated(entry, request, all)
  const exempt = groundedExemption(entry, request)
  const name = entry.name !== null && isName(entry.name, request) ? entry.name : undefined
  const excluded = (entry.excluded ?? []).filter(word => isSaid(word, request))
  const role = keep(noun.role ?? null, nounWords)
  const action = keep(entry.action)
  const details = (entry.details ?? []).flatMap(detail => keep(detail) ?? [])
  warnings.push(...stated.warnings, ...lostWarnings(entry, { name, exempt, excluded }))
  return {
    subject: {
      class: keep(noun.class, nounWords) ?? 'person',
      ...(role === undefined ? {} : { role }),
      ...(action === undefined ? {} : { action }),
      ...(name === undefined ? {} : { name }),
      stated: { ...entailedByNoun(entry, request), ...stated.values },
      ...(details.length === 0 ? {} : { details }),
      ...(excluded.length === 0 ? {} : { excluded }),
      ...(exempt === undefined ? {} : { exempt }),
    },
    warnings,
  }
}

/** The canonical words for one value of a person: `woman` is `feminine`. */
export function canonicalValue(attribute: string, value: string): string {
  const word = value.toLowerCase()
  const stated = (adjectiveEntailments[word] ?? nounEntailments[singular(word)])?.stated?.[attribute]
  return typeof stated === 'string' ? stated : value
}

/** `woman` is a person, `policeman` a police officer, `nurse` as a class a person whose role it is. */
function nounOf(entry: AnswerSubject): { readonly class: string; readonly role: string | undefined } {
  const noun = singular(entry.class.trim().toLowerCase())
  const person = noun === 'person' || entry.role !== null || isPersonNoun(noun)
  const said = entry.role === null ? noun : singular(entry.role.trim().toLowerCase())
  if (!person) return { class: noun, role: undefined }
  const canonical = nounEntailments[said]?.role
  return { class: 'person', role: canonical === null || said === 'person' ? undefined : (canonical ?? said) }
}

/** What the subject's own noun entails, if the request says that noun. */
function entailedByNoun(entry: AnswerSubject, request: string): Readonly<Record<string, StatedValue>> {
  const nouns = [entry.class, entry.role ?? ''].map(noun => singular(noun.trim().toLowerCase()))
  const said = nouns.filter(noun => noun !== '' && isSaid(noun, request))
  return Object.assign({}, ...said.map(noun => nounEntailments[noun]?.stated ?? {}))
}

function groundStated(
  entry: AnswerSubject,
  request: string,
  all: readonly AnswerSubject[],
): { readonly values: Readonly<Record<string, StatedValue>>; readonly warnings: readonly Warning[] } {
  const read = entry.stated.map(stated => ({ stated, value: statedValue(stated, entry, request, all) }))
  const kept = read.flatMap(({ stated, value }) =>
    value === undefined ? [] : [[stated.attribute, value] as const],
  )
  const lost = read.filter(({ value }) => value === undefined)
  return { values: Object.fromEntries(kept), warnings: lost.map(({ stated }) => unstated(entry, stated)) }
}

function statedValue(
  { attribute, values, because }: AnswerStated,
  entry: AnswerSubject,
  request: string,
  all: readonly AnswerSubject[],
): StatedValue | undefined {
  const place = placesOf(because, request)[0]
  if (place === undefined || !isAttribute(attribute, request)) return undefined
  if (!isAbout(because, request, entry, all)) return undefined
  const words = requestWords(request).filter(word => /[\p{L}\p{N}]/u.test(word))
  const following = words[place + requestWords(because).filter(word => /[\p{L}\p{N}]/u.test(word)).length]
  const canonical = values.map(value => canonicalValue(attribute, value))
  const stated = statedBy(because, following, attribute, canonical)
  return stated === undefined || stated.length !== 1 ? (stated?.slice() ?? undefined) : stated[0]
}

function unstated(entry: AnswerSubject, { attribute, values, because }: AnswerStated): Warning {
  const noun = entry.role ?? entry.class
  return planWarning(
    attribute,
    `The language model gave the ${noun} ${attribute} ${values.join(' or ')} because of "${because}", which does not say so; it was dropped.`,
  )
}

function unsaidWord(word: string, text: string): Warning {
  return planWarning(
    word,
    `The language model wrote "${word}" in "${text}", which the request does not say; it was dropped.`,
  )
}

function lostWarnings(
  entry: AnswerSubject,
  kept: Pick<GroundedSubject['subject'], 'name' | 'exempt' | 'excluded'>,
): readonly Warning[] {
  const lost = [
    ...(entry.name !== null && kept.name === undefined ? [['name', entry.name]] : []),
    ...(entry.exempt !== null && kept.exempt === undefined ? [['exempt', entry.exempt.because]] : []),
    ...(entry.excluded ?? []).filter(word => !kept.excluded?.includes(word)).map(word => ['excluded', word]),
  ]
  return lost.map(([feature = '', value = '']) =>
    planWarning(
      feature,
      `The language model answered ${feature} "${value}", which the request does not say; it was dropped.`,
    ),
  )
}
