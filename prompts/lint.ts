/**
 * The lint of a plan's free text: no demographic word that nobody stated, entailed or cast, and no word of one
 * subject's attributes in another's prompt or in the background.
 *
 * @module
 */
import { EvencastError } from '../errors.ts'
import type { Cast, CastSubject, Plan, PlanSubject, Staged, Warning } from '../types.ts'
import { type DemographicWord, demographicsOf } from './demographic-words.ts'
import { isPerson } from './vocabulary.ts'
import { scriptWarning } from './warnings.ts'
import { contentWords, placedWords, singular, wordsOf } from './words.ts'

export interface LintContext {
  /** The request, verbatim. */
  readonly request: string
  readonly plan: Plan
  readonly cast: Cast
}

/** The plan without the unlicensed words of its role, action, details, setting and style; a warning for each. */
export function lintPlan(context: LintContext): Staged<Plan> {
  const warnings: Warning[] = []
  const clean = (text: string | undefined, subject: PlanSubject | undefined) => {
    if (text === undefined) return undefined
    const { text: kept, dropped } = lintText(text, subject, context)
    warnings.push(...dropped.map(word => droppedWord(word, text, subject, context.request)))
    return contentWords(kept).length === 0 ? undefined : kept
  }
  const subjects = context.plan.subjects.map(subject => {
    const { role, action, details, ...rest } = subject
    const kept = (details ?? []).flatMap(detail => clean(detail, subject) ?? [])
    return {
      ...rest,
      class: clean(subject.class, subject) ?? 'person',
      ...present({ role: clean(role, subject), action: clean(action, subject) }),
      ...(details === undefined ? {} : { details: kept }),
    }
  })
  const { setting, style, subjects: _subjects, ...rest } = context.plan
  const background = present({ setting: clean(setting, undefined), style: clean(style, undefined) })
  return { value: { ...rest, ...background, subjects }, warnings }
}

/**
 * Checks a finished prompt, in which the phrases of a policy may stand too.
 *
 * @throws EvencastError EVENCAST_PROMPT_LINT
 */
export function assertLicensed(prompt: string, subject: PlanSubject | undefined, context: LintContext): void {
  const word = lintText(prompt, subject, context).dropped[0]
  if (word === undefined) return
  throw new EvencastError(
    'EVENCAST_PROMPT_LINT',
    `Expected a prompt without "${word}", which nobody stated or cast, got "${prompt}"`,
    {
      hint: `Look for "${word}" in the phrases of the policy: a phrase may only say what its own attribute's value means.`,
    },
  )
}

const adjectivesOfThings = /^(?:old|older|aged|young|younger|adult|baby|female|male)$/

interface Linted {
  readonly text: string
  readonly dropped: readonly string[]
}

function lintText(text: string, subject: PlanSubject | undefined, context: LintContext): Linted {
  const places = placedWords(text)
  const words = places.map(({ word }) => word)
  const roles = new Set(context.plan.subjects.flatMap(({ role }) => wordsOf(role ?? '').map(singular)))
  const unlicensed = places.filter(({ word }, index) =>
    demographicsOf(words, index, roles).some(entry => !isLicensed(word, entry, subject, context)),
  )
  return {
    text: tidy(
      unlicensed.reduceRight((kept, { start, end }) => kept.slice(0, start) + kept.slice(end), text),
    ),
    dropped: [...new Set(unlicensed.map(({ word }) => word))],
  }
}

function isLicensed(
  word: string,
  entry: DemographicWord,
  subject: PlanSubject | undefined,
  { request, plan, cast }: LintContext,
): boolean {
  const own = cast.subjects.find(({ id }) => id === subject?.id)
  if (subject !== undefined && means(entry, word, own, subject)) return true
  if (!isSaid(word, request)) return false
  // `women's prison` names a place, and an exempt subject keeps the user's words.
  if (word.includes("'") || subject?.exempt !== undefined) return true
  // A car may be old beside an old man.
  if (subject !== undefined && !isPerson(subject) && adjectivesOfThings.test(word)) return true
  return !plan.subjects.some(
    other =>
      other.id !== subject?.id &&
      means(entry, word, statedOnly(cast.subjects.find(({ id }) => id === other.id)), other),
  )
}

/** Whether the word says what the subject has by its cast, or by a value or list that was stated. */
function means(
  { attribute, values }: DemographicWord,
  word: string,
  cast: CastSubject | undefined,
  { stated }: PlanSubject,
): boolean {
  const has = [cast?.attributes[attribute]?.value ?? [], stated[attribute] ?? []].flat()
  return attribute === 'ethnicity'
    ? has.some(value => wordsOf(value).includes(word) || value.toLowerCase() === word)
    : has.some(value => values.includes(value))
}

/** What was said of this subject, as against drawn for it: only that can leak from a request's words. */
function statedOnly(subject: CastSubject | undefined): CastSubject | undefined {
  if (subject === undefined) return undefined
  const said = Object.entries(subject.attributes).filter(
    ([, { source }]) => source === 'stated' || source === 'share',
  )
  return { ...subject, attributes: Object.fromEntries(said) }
}

/** Without the gaps, and without what led to the last word: `talking to her` is `talking`. */
function tidy(text: string): string {
  const closed = text.replace(/\s+/g, ' ').replace(/ ,/g, ',').trim()
  const open = /[\s,]+(?:a|an|the|to|of|and|or|with|for|by|her|his|their|its|beside|next to)$/i
  return open.test(closed) ? tidy(closed.replace(open, '')) : closed
}

function droppedWord(word: string, text: string, subject: PlanSubject | undefined, request: string): Warning {
  const reason = isSaid(word, request)
    ? 'is about another subject, which has a prompt of its own'
    : 'was neither stated nor cast'
  return scriptWarning(
    'dropped',
    word,
    `"${word}" in "${text}" ${reason}; it was left out here.`,
    subject?.id,
  )
}

function isSaid(word: string, request: string): boolean {
  return wordsOf(request).some(said => singular(said) === singular(word))
}

function present<Values extends Readonly<Record<string, string | undefined>>>(
  values: Values,
): { [Key in keyof Values]?: string } {
  const kept: { [Key in keyof Values]?: string } = {}
  for (const key in values) {
    const value = values[key]
    if (value !== undefined) kept[key] = value
  }
  return kept
}
