/**
 * From a subject's cast to the words of its attributes: the policy's phrase, else the model's, else plain English.
 *
 * @module
 */
import type { CastSubject, PolicyDocument, Vocabulary, Warning } from '../types.ts'
import { absentValues, openPhrase } from './open-phrases.ts'
import { policyPhrase } from './policy-phrases.ts'
import type { FoundClass } from './vocabulary.ts'
import { scriptWarning } from './warnings.ts'
import { holdsPhrase } from './words.ts'

export interface Wording {
  readonly policy: PolicyDocument
  /** undefined: an open vocabulary. */
  readonly vocabulary: Vocabulary | undefined
  /** Name of the model, for warnings. */
  readonly model: string
}

export interface SaidAttribute {
  readonly attribute: string
  readonly value: string
  readonly phrase: string
}

/** Attributes are named in this order, all others behind them. */
const order = ['skin_tone', 'hair_color', 'hair_style', 'facial_hair', 'headwear', 'eyewear', 'mobility_aid']

/** The attributes that the subject's prompt says, in order, and a warning for each that the model cannot draw. */
export function attributeWords(
  cast: CastSubject | undefined,
  found: FoundClass | undefined,
  wording: Wording,
): { readonly said: readonly SaidAttribute[]; readonly warnings: readonly Warning[] } {
  const values = castValues(cast)
  const bald = values.some(([attribute, value]) => attribute === 'hair_style' && value === 'bald')
  const said: SaidAttribute[] = []
  const warnings: Warning[] = []
  for (const [attribute, value] of values) {
    const phrase = attributePhrase(attribute, value, found, wording)
    if (phrase === '' || saidByClass(found, value)) continue
    if (bald && attribute === 'hair_color') {
      warnings.push(scriptWarning('dropped', attribute, 'A bald head shows no hair colour.', cast?.id))
    } else if (canDraw(attribute, value, found, wording)) {
      said.push({ attribute, value, phrase })
    } else {
      const name = found?.entry.phrase ?? 'subject'
      const details = `${wording.model} cannot draw a ${name} with ${spaced(attribute)} ${value}; it was left out.`
      warnings.push(scriptWarning('undrawable', `${attribute}=${value}`, details, cast?.id))
    }
  }
  return { said, warnings }
}

/** The words for one value of one class; empty: it says nothing. */
export function attributePhrase(
  attribute: string,
  value: string,
  found: FoundClass | undefined,
  { policy, vocabulary }: Wording,
): string {
  if (absentValues.has(value)) return ''
  return (
    policyPhrase(policy, found?.key ?? 'person', attribute, value) ??
    vocabulary?.attributes[attribute]?.[value] ??
    openPhrase(attribute, value)
  )
}

/** The values of an attribute that the model can draw on this class; undefined: it knows no such attribute. */
export function drawableValues(
  found: FoundClass | undefined,
  attribute: string,
): readonly string[] | undefined {
  return found?.entry.attributes[attribute]
}

/** Attribute and value of all that was not left to the user's own words, in the order in which prompts name them. */
export function castValues(cast: CastSubject | undefined): readonly (readonly [string, string])[] {
  const rank = (attribute: string) => (order.includes(attribute) ? order.indexOf(attribute) : order.length)
  return Object.entries(cast?.attributes ?? {})
    .flatMap(([attribute, { value }]) => (value === null ? [] : [[attribute, value] as const]))
    .sort(([left], [right]) => rank(left) - rank(right))
}

function canDraw(
  attribute: string,
  value: string,
  found: FoundClass | undefined,
  { vocabulary }: Wording,
): boolean {
  if (vocabulary === undefined) return true
  if (found === undefined) return vocabulary.attributes[attribute]?.[value] !== undefined
  return drawableValues(found, attribute)?.includes(value) ?? false
}

/** `wheelchair user` already says `using a wheelchair`. */
function saidByClass(found: FoundClass | undefined, value: string): boolean {
  return found?.key.includes('/') === true && holdsPhrase(found.entry.phrase, value)
}

function spaced(attribute: string): string {
  return attribute.replaceAll('_', ' ')
}
