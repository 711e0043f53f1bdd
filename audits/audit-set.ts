/**
 * Many pictures, in three layers that are never mixed: policy → cast (exact), cast → pixels (was it drawn as asked?), and
 * pixels → label (how often the instrument itself errs).
 *
 * @module
 */
import {
  type AttributeView,
  attributeViews,
  type Confusion,
  intersectionView,
  type Observation,
} from './attribute-views.ts'
import type { AuditedPicture } from './audited-picture.ts'
import type { Auditor } from './auditor.ts'
import { type CastLayer, castLayer } from './cast-layer.ts'
import { type Comparison, compareShares } from './compare-shares.ts'
import { type InstrumentError, instrumentError } from './instrument-error.ts'
import { type InstrumentLayer, instrumentLayer } from './instrument-layer.ts'
import { type PixelsLayer, pixelsLayer } from './pixels-layer.ts'
import { type Proportion, proportion } from './proportion.ts'
import { averageShares, countValues, type Random } from './statistics/index.ts'
import { type GroupOf, ownGroup } from './verdict.ts'

/** One attribute, group of values, or intersection over all pictures. */
export interface AttributeAudit {
  readonly name: string
  readonly kind: AttributeView['kind']
  /** Layer 1, policy → cast; undefined: nothing was sampled. */
  readonly cast: CastLayer | undefined
  /** Layer 2, cast → pixels; undefined: nothing was asked and measured. */
  readonly pixels: PixelsLayer | undefined
  /** Layer 3, pixels → label; undefined: the instrument publishes no error for it. */
  readonly instrument: InstrumentLayer | undefined
  /** All three together, policy → pixels: what was sampled from the policy, as the pictures show it. */
  readonly whole: (Comparison & { readonly undetermined: Proportion }) | undefined
}

/** A set in all three layers, attribute by attribute. */
export interface SetAudit {
  readonly pictures: number
  readonly subjects: number
  readonly policies: readonly { readonly id: string; readonly version: number }[]
  readonly instrument: Auditor['instrument'] | undefined
  readonly attributes: readonly AttributeAudit[]
  /** Pictures with something missed, most first. */
  readonly worst: readonly PictureSummary[]
}

/** One picture of a set in figures and words. */
export interface PictureSummary {
  readonly name: string
  /** Attributes with a verdict, and those missed: `doctor-1 presentation: masculine instead of feminine`. */
  readonly judged: number
  readonly missed: readonly string[]
}

/** What a set is measured with, and which attributes are looked at together. */
export interface AuditSetOptions {
  /** undefined: pixels were not measured. */
  readonly auditor?: Pick<Auditor, 'instrument' | 'confusion'> | undefined
  readonly groupOf?: GroupOf | undefined
  /** Attributes to look at together. */
  readonly pairs?: readonly (readonly [string, string])[] | undefined
  /** The stream of random numbers for one label; the same label always has the same. */
  readonly random: (label: string) => Random
}

/**
 * Audits a set.
 *
 * @example
 * const audit = auditSet(pictures, { auditor, pairs: [['presentation', 'age']], random })
 * audit.attributes[0]?.whole?.totalVariation // { estimate: 0.031, low: 0.012, high: 0.06, floor: 0.029, observed: 0.04 }
 */
export function auditSet(pictures: readonly AuditedPicture[], options: AuditSetOptions): SetAudit {
  const { auditor, groupOf = ownGroup, pairs = [], random } = options
  const subjects = pictures.flatMap(picture => picture.subjects)
  const names = [...new Set(subjects.flatMap(({ attributes }) => Object.keys(attributes)))]
  const confusion: Confusion = auditor?.confusion ?? {}
  const isGrouped = (attribute: string): boolean =>
    subjects.some(({ attributes }) =>
      [attributes[attribute]?.cast, attributes[attribute]?.measured].some(
        value => typeof value === 'string' && groupOf(attribute, value) !== value,
      ),
    )
  const views = [
    ...attributeViews(names, confusion, groupOf, isGrouped),
    ...pairs
      .filter(pair => pair.every(attribute => names.includes(attribute)))
      .map(pair => intersectionView(pair, confusion, groupOf)),
  ]
  return {
    pictures: pictures.length,
    subjects: subjects.length,
    policies: distinctPolicies(pictures),
    instrument: auditor?.instrument,
    attributes: views.map(view => auditView(view, subjects, random)),
    worst: pictures
      .map(summary)
      .filter(({ missed }) => missed.length > 0)
      .sort(
        (one, other) =>
          other.missed.length - one.missed.length ||
          one.name.localeCompare(other.name, 'en', { numeric: true }),
      ),
  }
}

function auditView(
  view: AttributeView,
  subjects: readonly AuditedPicture['subjects'][number][],
  random: AuditSetOptions['random'],
): AttributeAudit {
  const observations = subjects.flatMap(subject => view.observe(subject) ?? [])
  const error = instrumentError(view.confusion, random(`${view.name} instrument`))
  return {
    name: view.name,
    kind: view.kind,
    cast: castLayer(observations),
    pixels: pixelsLayer(observations, error, random(`${view.name} pixels`)),
    instrument: instrumentLayer(view.confusion),
    whole: wholeWay(observations, error, random(`${view.name} whole`)),
  }
}

/** Only what was sampled can be held against the policy, whether or not the picture was told of it. */
function wholeWay(
  observations: readonly Observation[],
  error: InstrumentError | undefined,
  random: Random,
): AttributeAudit['whole'] {
  const sampled = observations.filter(
    ({ target, measured, verdict }) =>
      target !== undefined && (measured !== null || verdict === 'undetermined'),
  )
  const read = sampled.flatMap(({ measured }) => (measured === null ? [] : [measured]))
  const comparison = compareShares({
    counts: countValues(read),
    target: averageShares(sampled.flatMap(({ target }) => (target === undefined ? [] : [target]))),
    error,
    subjects: 'drawn',
    random,
  })
  if (comparison === undefined) return undefined
  return { ...comparison, undetermined: proportion(sampled.length - read.length, sampled.length) }
}

function summary({ name, subjects }: AuditedPicture): PictureSummary {
  const rows = subjects.flatMap(({ id, attributes }) =>
    Object.entries(attributes).map(([attribute, row]) => ({ id, attribute, ...row })),
  )
  return {
    name,
    judged: rows.filter(({ verdict }) => verdict === 'drawn' || verdict === 'missed').length,
    missed: rows
      .filter(({ verdict }) => verdict === 'missed')
      .map(({ id, attribute, asked, measured }) => `${id} ${attribute}: ${measured} instead of ${asked}`),
  }
}

function distinctPolicies(pictures: readonly AuditedPicture[]): SetAudit['policies'] {
  return [...new Map(pictures.map(({ policy }) => [`${policy.id} ${policy.version}`, policy])).values()]
}
