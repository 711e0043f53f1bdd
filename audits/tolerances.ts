/**
 * What a set may miss: the policy's `audit:` section, or rules such as `tv>0.05`.
 *
 * @module
 */
import { z } from 'zod'
import { EvencastError } from '../errors.ts'
import type { PolicyDocument } from '../types.ts'
import type { AttributeAudit, SetAudit } from './audit-set.ts'

const metrics = {
  tv: 'total variation of the pictures to the policy',
  kl: 'divergence of the pictures from the policy, in nats',
  bias: 'bias(P) of the pictures',
  parity: 'parity ratio of the pictures',
  undetermined: 'share that could not be read',
  drawn: 'share drawn as asked',
  missed: 'attributes missed',
  cast_tv: 'total variation of the cast to the policy',
  cast_kl: 'divergence of the cast from the policy, in nats',
} as const

export type Metric = keyof typeof metrics

/** Fails where the metric is on this side of the limit. */
export interface AuditRule {
  readonly metric: Metric
  /** undefined: every single attribute for itself. */
  readonly attribute: string | undefined
  readonly fails: 'above' | 'below'
  readonly limit: number
}

/** A rule that does not hold, with the figures it rests on. */
export interface Miss {
  /** The rule as it is written: `tv>0.05`. */
  readonly rule: string
  readonly attribute: string
  readonly value: number
  readonly limit: number
  /** Subjects it rests on. */
  readonly n: number
  /** What chance and the instrument alone give; undefined: the metric has none. */
  readonly floor: number | undefined
  /** One sentence for a person. */
  readonly details: string
}

/**
 * Reads rules such as `tv>0.05, drawn.presentation<0.9, undetermined>0.15`.
 *
 * @throws EvencastError EVENCAST_OPTION_INVALID
 * @example
 * parseRules('tv.presentation>0.05') // [{ metric: 'tv', attribute: 'presentation', fails: 'above', limit: 0.05 }]
 */
export function parseRules(text: string): readonly AuditRule[] {
  return text.split(',').map(part => {
    const match = /^\s*(\w+)(?:\.([^<>]+?))?\s*([<>])\s*(\d*\.?\d+)\s*$/.exec(part)
    const [, metric = '', attribute, sign, limit] = match ?? []
    if (match === null || !isMetric(metric)) {
      throw new EvencastError(
        'EVENCAST_OPTION_INVALID',
        `Expected rules such as tv>0.05 for \`--fail-on\`, got "${part.trim()}"`,
        {
          hint: `Measures are ${Object.keys(metrics).join(', ')}; tv.presentation>0.05 means one attribute.`,
        },
      )
    }
    return { metric, attribute, fails: sign === '>' ? 'above' : 'below', limit: Number(limit) }
  })
}

const limitsSchema = z.object({ tv: z.number().optional(), kl: z.number().optional() })
const auditSectionSchema = z.object({
  tolerance: limitsSchema.optional(),
  attributes: z.record(z.string(), limitsSchema).optional(),
  min_n: z.number().optional(),
  undetermined_max: z.number().optional(),
})

/** What a policy allows its sets to miss. */
export interface PolicyTolerance {
  readonly rules: readonly AuditRule[]
  /** Fewest subjects that a verdict may rest on. */
  readonly minimum: number
}

/** The rules of a policy's `audit:` section; a limit holds for the cast and for the pictures. None where it has none. */
export function policyTolerance(policy: PolicyDocument): PolicyTolerance {
  const section = auditSectionSchema.safeParse(policy.audit)
  if (!section.success) return { rules: [], minimum: 1 }
  const { tolerance = {}, attributes = {}, min_n: minimum = 1, undetermined_max: undetermined } = section.data
  const general = rulesOf(tolerance, undefined)
  const own = Object.entries(attributes).flatMap(([attribute, limits]) => rulesOf(limits, attribute))
  const rules: readonly AuditRule[] = [
    ...general,
    ...own,
    ...(undetermined === undefined
      ? []
      : [
          {
            metric: 'undetermined' as const,
            attribute: undefined,
            fails: 'above' as const,
            limit: undetermined,
          },
        ]),
  ]
  return { rules, minimum }
}

/**
 * The rules that a set misses. A rule without an attribute is asked of every single attribute that has no rule of its own; a
 * measure that was not taken, or rests on fewer subjects than `minimum`, misses nothing.
 */
export function missedRules(audit: SetAudit, rules: readonly AuditRule[], minimum = 1): readonly Miss[] {
  return rules.flatMap(rule =>
    audit.attributes
      .filter(attribute => concerns(rule, attribute, rules))
      .flatMap(attribute => {
        const measured = measure(rule.metric, attribute)
        if (measured === undefined || measured.n < minimum) return []
        const { value } = measured
        const fails = rule.fails === 'above' ? value > rule.limit : value < rule.limit
        return fails ? [miss(rule, attribute.name, measured)] : []
      }),
  )
}

function concerns(rule: AuditRule, { name, kind }: AttributeAudit, rules: readonly AuditRule[]): boolean {
  if (rule.attribute !== undefined) return rule.attribute.replace(/\s*[*×]\s*/, ' × ') === name
  const hasOwn = rules.some(other => other.metric === rule.metric && other.attribute === name)
  return kind === 'attribute' && !hasOwn
}

interface Measured {
  readonly value: number
  readonly n: number
  readonly floor?: number | undefined
}

function measure(metric: Metric, { cast, pixels, whole }: AttributeAudit): Measured | undefined {
  switch (metric) {
    case 'tv':
      return whole && { value: whole.totalVariation.estimate, n: whole.n, floor: whole.totalVariation.floor }
    case 'kl':
      return whole && { value: whole.divergence, n: whole.n }
    case 'bias':
      return whole?.bias && { value: whole.bias.estimate, n: whole.n, floor: whole.bias.floor }
    case 'parity':
      return whole && { value: whole.parity.ratio, n: whole.n }
    case 'undetermined': {
      const { share, n } = pixels?.undetermined ?? whole?.undetermined ?? { share: undefined, n: 0 }
      return share === undefined ? undefined : { value: share, n }
    }
    case 'drawn':
      return pixels && { value: pixels.drawn.share, n: pixels.drawn.n }
    case 'missed':
      return pixels && { value: pixels.drawn.n - pixels.drawn.count, n: pixels.drawn.n }
    case 'cast_tv':
      return cast && { value: cast.totalVariation, n: cast.n, floor: cast.chanceFloor }
    case 'cast_kl':
      return cast && { value: cast.divergence, n: cast.n }
  }
}

function miss(rule: AuditRule, attribute: string, { value, n, floor }: Measured): Miss {
  const written = `${rule.metric}${rule.attribute === undefined ? '' : `.${rule.attribute}`}${rule.fails === 'above' ? '>' : '<'}${rule.limit}`
  const chance =
    floor !== undefined && floor > rule.limit
      ? `; ${n} subjects are too few to keep it: chance and the instrument alone give ${floor.toFixed(3)}`
      : ''
  return {
    rule: written,
    attribute,
    value,
    limit: rule.limit,
    n,
    floor,
    details: `${attribute}: ${metrics[rule.metric]} is ${rounded(value)}, allowed is ${rule.fails === 'above' ? 'at most' : 'at least'} ${rule.limit} (n = ${n}${chance})`,
  }
}

function rulesOf(limits: z.infer<typeof limitsSchema>, attribute: string | undefined): readonly AuditRule[] {
  const rule = (metric: Metric, limit: number | undefined): readonly AuditRule[] =>
    limit === undefined ? [] : [{ metric, attribute, fails: 'above', limit }]
  const { tv, kl } = limits
  return [...rule('cast_tv', tv), ...rule('tv', tv), ...rule('cast_kl', kl), ...rule('kl', kl)]
}

function isMetric(text: string): text is Metric {
  return Object.hasOwn(metrics, text)
}

function rounded(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3)
}
