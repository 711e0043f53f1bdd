/**
 * What a subject's box was told to show, in the words of an instrument that looks at it.
 *
 * @module
 */
import { absentValues } from './open-phrases.ts'
import { type StatableInput, statableValues } from './statable.ts'
import { findClass } from './vocabulary.ts'

/**
 * Attribute to value, of all that the subject was cast with and its model can draw; `class` is the vocabulary's name of what
 * it is: `dog`, `person/doctor`. What the prompt could not say is no failure of the picture, and is not listed. Nothing is
 * listed of a named person, who is not measured.
 *
 * @example
 * shownValues({ subject, cast, policy, capabilities }) // { class: 'person/doctor', presentation: 'feminine', age: 'adult' }
 */
export function shownValues(input: StatableInput): Readonly<Record<string, string>> {
  const { subject, cast, capabilities } = input
  if (subject.exempt?.reason === 'named_person') return {}
  const statable = statableValues(input)
  const values = Object.entries(cast?.attributes ?? {}).flatMap(([attribute, { value }]) =>
    value !== null && !absentValues.has(value) && canShow(statable.get(attribute), value)
      ? [[attribute, value] as const]
      : [],
  )
  // A bald head shows no hair colour.
  const bald = values.some(([attribute, value]) => attribute === 'hair_style' && value === 'bald')
  const shown = values.filter(([attribute]) => !(bald && attribute === 'hair_color'))
  const aid = cast?.attributes.mobility_aid?.value ?? undefined
  const { vocabulary } = capabilities
  const found = vocabulary === undefined ? undefined : findClass(subject, aid, vocabulary)
  return { ...(found === undefined ? {} : { class: found.key }), ...Object.fromEntries(shown) }
}

function canShow(values: readonly string[] | undefined, value: string): boolean {
  return values !== undefined && (values.length === 0 || values.includes(value))
}
