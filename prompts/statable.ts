/**
 * What can be stated of one subject after its scene was cast, and drawn by the model.
 *
 * @module
 */
import type { Capabilities, CastSubject, PlanSubject, PolicyDocument, Vocabulary } from '../types.ts'
import { openPhrases } from './open-phrases.ts'
import { policyAttributes, policyValues } from './policy-phrases.ts'
import { findClass, isPerson } from './vocabulary.ts'

/** A subject, and the model and policy that say what can be stated of it. */
export interface StatableInput {
  readonly subject: PlanSubject
  /** Its attributes as they are: a mobility aid decides which picture of a person the model has. */
  readonly cast: CastSubject | undefined
  readonly policy: PolicyDocument
  readonly capabilities: Capabilities
}

/** Attributes that everybody has; the others may be stated as `none`. */
const always: ReadonlySet<string> = new Set(['presentation', 'age', 'skin_tone', 'hair_color', 'color'])

/**
 * Attribute to the values that may be stated of a subject; an empty list takes any word. A model with a vocabulary can be
 * told what it can draw on this subject's class, any other one what the policy knows.
 *
 * @example
 * statableValues({ subject, cast, policy, capabilities }).get('age') // ['adult', 'older']
 */
export function statableValues(input: StatableInput): ReadonlyMap<string, readonly string[]> {
  const { vocabulary } = input.capabilities
  const listed = vocabulary === undefined ? openValues(input) : drawable(input, vocabulary)
  return new Map(
    listed.map(([attribute, values]) => [
      attribute,
      always.has(attribute) || values.length === 0 ? values : [...new Set([...values, 'none'])],
    ]),
  )
}

function drawable(
  { subject, cast }: StatableInput,
  vocabulary: Vocabulary,
): readonly (readonly [string, readonly string[]])[] {
  const aid = cast?.attributes.mobility_aid?.value ?? undefined
  const found = findClass(subject, aid, vocabulary)
  // A thing without a picture is asked for as said, in any colour that the model has words for.
  const own = found?.entry.attributes ?? { color: Object.keys(vocabulary.attributes.color ?? {}) }
  const aids = isPerson(subject) ? drawableAids(subject, vocabulary) : []
  const { mobility_aid: _own, ...others } = own
  return [...Object.entries(others), ...(aids.length === 0 ? [] : [['mobility_aid', aids] as const])]
}

/** An aid may be another picture of the same person, so each is looked for by itself. */
function drawableAids(subject: PlanSubject, vocabulary: Vocabulary): readonly string[] {
  return Object.keys(vocabulary.attributes.mobility_aid ?? {}).filter(aid =>
    findClass(subject, aid, vocabulary)?.entry.attributes.mobility_aid?.includes(aid),
  )
}

function openValues({ subject, policy }: StatableInput): readonly (readonly [string, readonly string[]])[] {
  const names = isPerson(subject)
    ? [...new Set([...policyAttributes(policy), ...Object.keys(openPhrases), ...openAttributes])]
    : ['color', 'material']
  return names.map(name => {
    const values = policyValues(policy, name)
    return [name, values.length > 0 ? values : Object.keys(openPhrases[name] ?? {})]
  })
}

/** Said of people with any word. */
const openAttributes = ['hair_color', 'headwear', 'eyewear', 'clothing', 'mobility_aid']
