/**
 * A checked policy in words and numbers.
 *
 * @module
 */
import { styleText } from 'node:util'
import {
  type AttributeForecast,
  type ClassForecast,
  type CompiledPolicy,
  type Conflict,
  type ConstraintForecast,
  classKey,
  type Demand,
  demandPath,
  demandWords,
  type Policy,
  type PolicyForecast,
  type PolicyReading,
  placeOf,
  type Undrawable,
} from '../../casting/index.ts'
import { decimal, grouped, listed, percent } from './figures.ts'
import { alignedRows } from './table.ts'

export interface CheckedPolicy {
  readonly file: string
  readonly policy: Policy
  readonly compiled: CompiledPolicy
  readonly forecast: PolicyForecast
  readonly place: PolicyReading['place']
  readonly model: string
}

/** What `policy check` prints. */
export function checkText(checked: CheckedPolicy, color: boolean): string {
  const { file, policy, forecast } = checked
  const { subjects, images } = forecast.size
  const scope = { image: 'each picture', batch: 'the batch', ledger: 'the ledger' }[policy.scope]
  const head = `${file}: ${policy.id}, version ${policy.version} · ${policy.sampling} over ${scope} · checked for ${grouped(subjects)} subjects in ${grouped(images)} ${images === 1 ? 'picture' : 'pictures'}`
  const conflicts = mergedConflicts(forecast).map(conflict => conflictText(checked, conflict))
  const verdict =
    conflicts.length === 0
      ? 'No conflicts: every rule can be kept.'
      : `${conflicts.length === 1 ? '1 conflict' : `${conflicts.length} conflicts`}: as it stands the policy cannot be cast.`
  const [first] = forecast.classes
  const classes = forecast.classes.map(of => classText(checked, of, of === first ? undefined : first, color))
  return `${[head, ...conflicts, ...classes, verdict].join('\n\n')}\n`
}

/** The same as data. */
export function checkJson({ file, policy, compiled, forecast, place }: CheckedPolicy): object {
  const demands = (list: readonly Demand[]): readonly object[] =>
    list.map(demand => ({
      name: demand.name,
      says: demandWords(compiled, demand),
      at: placeOf(place({ path: demandPath(demand), message: '', hint: '' })),
    }))
  const { id, version, sampling, scope } = policy
  return {
    file,
    policy: { id, version, sampling, scope },
    problems: [],
    size: forecast.size,
    classes: forecast.classes.map(({ subject, conflicts, bends, constraints, undrawable, ...rest }) => ({
      class: classKey(subject),
      ...rest,
      constraints: constraints.map(({ maximum, ...further }) => ({
        ...further,
        maximum: Number.isFinite(maximum) ? maximum : null,
      })),
      conflicts: conflicts.map(({ demands: rules, size, repairs, fewest }) => ({
        rules: demands(rules),
        size,
        repairs,
        fewest,
      })),
      bends: bends.map(({ demands: rules }) => ({ rules: demands(rules) })),
      undrawable: undrawable.map(({ subject: _subject, ...further }) => further),
    })),
  }
}

/** The same rules may be in each other's way for several classes: told once. */
interface MergedConflict extends Conflict {
  readonly classes: readonly string[]
}

function mergedConflicts({ classes }: PolicyForecast): readonly MergedConflict[] {
  const merged = new Map<string, MergedConflict>()
  for (const conflict of classes.flatMap(({ conflicts }) => conflicts)) {
    const { subject, ...rest } = conflict
    const key = JSON.stringify(rest)
    const earlier = merged.get(key)?.classes ?? []
    merged.set(key, { ...conflict, classes: [...earlier, classKey(subject)] })
  }
  return [...merged.values()]
}

function conflictText(
  checked: CheckedPolicy,
  { classes, size, demands, repairs, fewest }: MergedConflict,
): string {
  const who = `${grouped(size.subjects)} ${size.subjects === 1 ? 'subject' : 'subjects'} of class ${listed(classes, 'or')}${size.images === 1 ? ' in one picture' : ''}`
  const title =
    demands.length === 1
      ? `Conflict: this rule cannot be met by ${who}:`
      : `Conflict: these ${demands.length} rules cannot hold together for ${who}:`
  const words = repairs.map(({ name, kind, count }) =>
    count === 0 && kind !== 'at_most' ? `${name} left out` : `\`${kind}: ${count}\` in ${name}`,
  )
  const constraints = demands.filter(({ of }) => of === 'constraint').map(({ name }) => `\`${name}\``)
  const repair =
    words.length > 0
      ? `What would do: ${listed(words, 'or')}.`
      : `Change or remove one of ${listed(constraints, 'or')}.`
  const from = fewest === undefined ? [] : [`  The fewest subjects that can: ${grouped(fewest)}.`]
  const single = demands.length > 1 ? ['  Without any one of them the others can hold.'] : []
  return [title, ...demandLines(checked, demands), ...single, `  ${repair}`, ...from].join('\n')
}

function demandLines({ compiled, place }: CheckedPolicy, demands: readonly Demand[]): readonly string[] {
  return alignedRows(
    demands.map(demand => [
      `    ${placeOf(place({ path: demandPath(demand), message: '', hint: '' }))}`,
      demand.name.replace('shares of ', 'attributes.'),
      demandWords(compiled, demand),
    ]),
  )
}

/** `base`: the class printed before; what is the same for this one is not said again. */
function classText(
  checked: CheckedPolicy,
  of: ClassForecast,
  base: ClassForecast | undefined,
  color: boolean,
): string {
  const key = classKey(of.subject)
  const title = color ? styleText('bold', key) : key
  const lines = linesOf(checked, of)
  const told = new Set(base === undefined ? [] : linesOf(checked, base).map(({ says }) => says))
  const fresh = lines.filter(({ says }) => !told.has(says))
  const alike = base !== undefined && fresh.length < lines.length ? `, else as ${classKey(base.subject)}` : ''
  if (fresh.length === 0) return `${title}: as ${base === undefined ? '' : classKey(base.subject)}`
  const attributes = fresh.flatMap(({ attribute }) => (attribute === undefined ? [] : [attribute]))
  return [
    `${title}${alike}`,
    ...(attributes.length === 0 ? [] : attributeLines(attributes, checked.forecast.size.subjects)),
    ...fresh.flatMap(({ attribute, says }) => (attribute === undefined ? [says] : [])),
  ].join('\n')
}

/** Every statement about a class; `says` tells two apart. */
function linesOf(
  checked: CheckedPolicy,
  of: ClassForecast,
): readonly { readonly attribute?: AttributeForecast; readonly says: string }[] {
  const n = checked.forecast.size.subjects
  const bends = of.bends.map(({ demands }) =>
    [
      '  The constraint wins and the shares bend, for these cannot all be kept:',
      ...demandLines(checked, demands),
    ].join('\n'),
  )
  return [
    ...of.attributes.map(attribute => ({ attribute, says: JSON.stringify(attribute) })),
    ...of.constraints.map(constraint => ({ says: constraintText(constraint, n) })),
    ...bends.map(says => ({ says })),
    ...of.undecided.map(name => ({
      says: `  \`${name}\` was not worked out: its values combine in too many ways.`,
    })),
    ...of.undrawable.map(missing => ({ says: undrawableText(missing, checked.model) })),
  ]
}

function attributeLines(attributes: readonly AttributeForecast[], n: number): readonly string[] {
  const [first] = attributes
  const one = attributes.every(({ tolerance }) => tolerance === first?.tolerance)
  const needed = one ? `n for TV ${decimal(first?.tolerance ?? 0)}: quota` : 'tolerated TV → n: quota'
  const head = [
    '  attribute',
    'expected shares',
    `TV at n = ${grouped(n)}: chance`,
    'quota',
    needed,
    'chance',
  ]
  const rows = attributes.map(
    ({ attribute, shares, chanceFloor, quotaMost, stratified, tolerance, smallest }) => [
      `  ${attribute}`,
      sharesText(shares),
      decimal(chanceFloor),
      `${stratified ? 'about' : '≤'} ${decimal(quotaMost)}`,
      `${one ? '' : `${decimal(tolerance)} → `}${sizeText(smallest.quota)}`,
      sizeText(smallest.chance),
    ],
  )
  return alignedRows([head, ...rows], [2, 3, 4, 5])
}

function sizeText(size: number | undefined): string {
  return size === undefined ? 'never' : grouped(size)
}

/** Equal shares are said once. */
function sharesText(shares: Readonly<Record<string, number>>): string {
  const entries = Object.entries(shares)
  const [first] = entries
  const equal = entries.every(([, share]) => Math.abs(share - (first?.[1] ?? 0)) < 1e-9)
  if (equal && entries.length > 3)
    return `${first?.[0]} … ${entries.at(-1)?.[0]}: ${percent(first?.[1] ?? 0)} each`
  const told = entries.slice(0, 6).map(([value, share]) => `${value} ${percent(share)}`)
  return entries.length > 6 ? `${told.join(', ')}, ${entries.length - 6} more` : told.join(', ')
}

function constraintText({ name, text, minimum, maximum, expected }: ConstraintForecast, n: number): string {
  const given = `the shares alone give ${expected.toFixed(1)} of ${grouped(n)} on average`
  const asked =
    minimum === maximum
      ? `exactly ${grouped(minimum)}`
      : Number.isFinite(maximum)
        ? `at most ${grouped(maximum)}`
        : `at least ${grouped(minimum)}`
  return `  ${name}: ${text}: ${asked}; ${given}`
}

function undrawableText(
  { subject, attribute, values, share, drawableAs }: Undrawable,
  model: string,
): string {
  if (attribute === undefined) return `  ${model} has no picture for \`${classKey(subject)}\`.`
  const as = drawableAs.length === 0 ? '' : ` It can as ${listed(drawableAs.slice(0, 5), 'or')}.`
  return `  ${model} cannot draw ${attribute} ${listed(values.slice(0, 8), 'or')} on a ${classKey(subject)} (${percent(share)} of them): the cast keeps it, the picture will not show it.${as}`
}
