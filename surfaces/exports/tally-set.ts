/**
 * What an export adds up while its pictures go by: the facts of card and datasheet.
 *
 * @module
 */
import { type AuditedPicture, type Auditor, auditSet, type SetAudit } from '../../audits/index.ts'
import { separableGroup } from '../../casting/conventions.ts'
import type {
  AttributeFigures,
  DataSample,
  ExportFormat,
  Grouping,
  SetFacts,
} from '../../datasets/exports/index.ts'
import type { PictureMetadata } from '../../datasets/index.ts'
import type { PolicyDocument } from '../../types.ts'
import { auditRandom } from '../audits/audit-random.ts'
import { compactAudited } from '../audits/compact-audited.ts'
import type { Pair } from '../audits/pairs.ts'
import type { RunCounts } from './run-pictures.ts'

export interface TallyOptions {
  readonly format: ExportFormat
  readonly grouping: Grouping
  readonly validation: number
  readonly software: string
  readonly run: RunCounts | undefined
  readonly auditor: Auditor | undefined
}

export interface SetTally {
  add(sample: DataSample, metadata: PictureMetadata, audited: AuditedPicture, pairs: readonly Pair[]): void
  leaveOut(reason: string): void
  facts(): SetFacts
}

/** Holds counts, and of every picture a compact list of what was asked and measured. */
export function tallySet({ auditor, ...given }: TallyOptions): SetTally {
  const pictures = { train: 0, validation: 0 }
  let subjects = 0
  const [classes, requests, leftOut] = [counter(), counter(), counter()]
  const policies = new Map<string, PolicyDocument>()
  const models = new Map<string, { readonly name: string; readonly hash: string }>()
  const seeds = new Set<number>()
  const pairsSeen = new Map<string, Pair>()
  const audited: AuditedPicture[] = []
  const compact = compactAudited()
  return {
    add(sample, { modelHash, scene: { request } }, picture, pairs) {
      pictures[sample.split] += 1
      subjects += sample.asked.length
      for (const subject of sample.asked) classes.add(subject.class)
      requests.add(request.text)
      policies.set(JSON.stringify(request.policy), request.policy)
      models.set(modelHash, { name: request.model, hash: modelHash })
      seeds.add(request.seed)
      for (const pair of pairs) pairsSeen.set(pair.join(' '), pair)
      audited.push(compact(picture))
    },
    leaveOut: reason => leftOut.add(reason),
    facts() {
      const audit = auditSet(audited, {
        ...{ auditor, groupOf: separableGroup, pairs: [...pairsSeen.values()], random: auditRandom },
      })
      return {
        ...given,
        ...{ pictures, subjects, classes: classes.counts(), leftOut: leftOut.counts() },
        policies: [...policies.values()],
        models: [...models.values()],
        seeds: [...seeds],
        requests: Object.entries(requests.counts()).map(([text, count]) => ({ text, pictures: count })),
        instrument: auditor && `${auditor.instrument.name} (${auditor.instrument.hash.slice(0, 12)})`,
        figures: audit.attributes.flatMap(figuresOf),
      }
    },
  }
}

/** Undefined where nothing was sampled: what was only stated, and `presence`, say nothing about a policy. */
function figuresOf({
  name,
  cast,
  pixels,
  instrument,
  whole,
}: SetAudit['attributes'][number]): readonly AttributeFigures[] {
  if (cast === undefined && pixels === undefined) return []
  const drawn = pixels?.drawn
  const distance = whole?.uncorrected === undefined ? whole?.totalVariation : undefined
  return [
    {
      name,
      cast: cast && { n: cast.n, totalVariation: cast.totalVariation, chance: cast.chanceFloor },
      drawn: drawn === undefined || drawn.n === 0 ? undefined : drawn,
      undetermined: (pixels?.undetermined ?? whole?.undetermined)?.share,
      pictures: distance && { totalVariation: distance.estimate, low: distance.low, high: distance.high },
      instrument: instrument === undefined || instrument.right.n === 0 ? undefined : instrument.right.share,
      shares: Object.fromEntries(
        Object.entries(cast?.target ?? {}).map(([value, target]) => [
          value,
          { target, cast: (cast?.counts[value] ?? 0) / Math.max(1, cast?.n ?? 0) },
        ]),
      ),
    },
  ]
}

/** Counts names in the order in which they come. */
function counter() {
  const counts = new Map<string, number>()
  return {
    add(name: string): void {
      counts.set(name, (counts.get(name) ?? 0) + 1)
    },
    counts: (): Readonly<Record<string, number>> => Object.fromEntries(counts),
  }
}
