/**
 * Who is in a picture, and why, in words.
 *
 * @module
 */
import type { Policy } from '../casting/index.ts'
import type { Cast, CastAttribute, Plan } from '../types.ts'
import type { SceneValues } from './scene-change.ts'

/** `nurse-2: feminine, adult, skin tone 6 (sampled from policy world v1)`. */
export function describeSubject(
  id: string,
  { plan, cast }: { readonly plan: Plan; readonly cast: Cast },
  policy: Policy,
): string {
  const subject = plan.subjects.find(one => one.id === id)
  const attributes = Object.entries(cast.subjects.find(one => one.id === id)?.attributes ?? {})
  const said = attributes.filter(([, { source }]) => source === 'stated')
  const shared = attributes.filter(([, { source }]) => source === 'share')
  const sampled = attributes.filter(([, { source }]) => source === 'sampled')
  const parts = [
    part(said, 'as you said'),
    part(shared, 'by your share or variety'),
    part(sampled, `sampled from policy ${policy.id} v${policy.version}`),
    ...(subject?.exempt === undefined ? [] : [`left to your words: “${subject.exempt.because}”`]),
    ...(subject?.action === undefined ? [] : [subject.action]),
    ...(subject?.details ?? []),
  ].filter(words => words !== '')
  const name = subject?.name === undefined ? id : `${id} (${subject.name})`
  return parts.length === 0 ? name : `${name}: ${parts.join('; ')}`
}

/** The whole picture in words: setting, style, and everybody from left to right. */
export function describeScene(
  values: SceneValues,
  policy: Policy,
  ids: readonly string[] | undefined,
): string {
  const { plan, layout } = values
  const centre = (id: string) => {
    const box = layout.subjects.find(one => one.id === id)?.box
    return box === undefined ? 0 : box.x + box.width / 2
  }
  const shown = plan.subjects
    .map(({ id }) => id)
    .filter(id => ids === undefined || ids.includes(id))
    .toSorted((one, other) => centre(one) - centre(other))
  const scene = [
    ...(plan.setting === undefined ? [] : [`Setting: ${plan.setting}.`]),
    ...(plan.style === undefined ? [] : [`Style: ${plan.style}.`]),
    ...(plan.excluded === undefined ? [] : [`Left out: ${plan.excluded.join(', ')}.`]),
  ]
  const lines = shown.map(id => `${describeSubject(id, values, policy)}.`)
  return (
    [...(ids === undefined ? scene : []), ...lines].join('\n') ||
    'There is nobody and nothing in the picture.'
  )
}

/** Why a subject has its values: the cast's own record. */
export function explainSubject(
  id: string,
  attribute: string | undefined,
  { cast }: SceneValues,
  policy: Policy,
): string {
  const own = cast.subjects.find(one => one.id === id)?.attributes ?? {}
  const asked =
    attribute === undefined ? Object.entries(own) : Object.entries(own).filter(([name]) => name === attribute)
  if (asked.length === 0)
    return attribute === undefined
      ? `Nothing was cast of ${id}: the policy has no rule for it.`
      : `Nobody decided the ${words(attribute)} of ${id}: neither you nor the policy says anything of it.`
  return asked.map(([name, value]) => `${id} ${because(name, value, policy)}`).join('\n')
}

/** `doctor-1 and dog-1`. */
export function namesOf(ids: readonly string[]): string {
  return ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`
}

function because(name: string, { value, source, rule, probability }: CastAttribute, policy: Policy): string {
  const has = `has ${words(name)} ${value === null ? 'as your own words say' : valueWords(value)}`
  const share =
    probability === undefined ? '' : `, where this value had ${Math.round(1000 * probability) / 10} %`
  switch (source) {
    case 'stated':
      return `${has} because you said so${rule === undefined ? '' : ` (${rule})`}.`
    case 'share':
      return `${has} because you asked for that share or variety${rule === undefined ? '' : ` (${rule})`}.`
    case 'sampled':
      return `${has} because policy ${policy.id} v${policy.version} drew it${rule === undefined ? '' : ` by ${rule}`}${share}. Say otherwise and it is changed.`
    case 'exempt':
      return `${has}: the policy does not touch it.`
    case 'default':
      return `${has} by default: you said nothing else.`
  }
}

function part(attributes: readonly (readonly [string, CastAttribute])[], source: string): string {
  const known = attributes.filter(([, { value }]) => value !== null)
  if (known.length === 0) return ''
  return `${known.map(([name, { value }]) => `${words(name)} ${valueWords(value ?? '')}`).join(', ')} (${source})`
}

function words(name: string): string {
  return name.replaceAll('_', ' ')
}

function valueWords(value: string): string {
  return /^monk-\d+$/.test(value) ? `${value.slice('monk-'.length)} of 10` : value
}
