/**
 * A policy compiled for casting: plain readonly data, in which every rule, case and constraint is already looked up,
 * so that a draw compares strings and nothing else.
 *
 * @module
 */
import type { Policy } from './policy-schema.ts'
import type { Weights } from './weights.ts'

/** What a subject is: `person`, or `person` with the role `nurse`. */
export interface SubjectClass {
  readonly class: string
  readonly role?: string | undefined
}

/** Holds where the attribute has one of these values. */
export interface Condition {
  readonly attribute: string
  readonly values: readonly string[]
}

/** One distribution of an attribute, and when it is the one. */
export interface CompiledCase {
  /** `attributes.hair_color.when[0]`, as casts name it. */
  readonly name: string
  /** All must hold; the last case of a rule has none. */
  readonly conditions: readonly Condition[]
  /** Exact integer weights of the values that can be drawn. */
  readonly weights: Weights
}

/** The cases of an attribute for some classes; the first case that holds decides. */
export interface CompiledRule {
  /** `attributes.hair_color`, `classes.person/nurse.hair_color`. */
  readonly name: string
  /** Subjects it is drawn for; a class without a role takes every role. */
  readonly classes: readonly SubjectClass[]
  readonly cases: readonly CompiledCase[]
}

export interface CompiledAttribute {
  readonly name: string
  /** Attributes that some case looks at; they stand before this one. */
  readonly given: readonly string[]
  /** Most specific first: the first whose classes hold the subject decides. */
  readonly rules: readonly CompiledRule[]
}

/** What a constraint is counted over: so many subjects, every image for itself, or the whole scope. */
export type ConstraintUnit =
  | { readonly of: 'subjects'; readonly size: number }
  | { readonly of: 'image' }
  | { readonly of: 'scope' }

export interface CompiledConstraint {
  /** `constraints[0]`, its place in the policy. */
  readonly name: string
  /** For people: `at least 1 with mobility_aid wheelchair per 60`. */
  readonly text: string
  readonly kind: 'at_least' | 'at_most' | 'exactly' | 'never'
  /** Subjects per unit; 0 for `never`. */
  readonly count: number
  /** All must hold, for a subject to be counted. */
  readonly where: readonly Condition[]
  readonly per: ConstraintUnit
  /**
   * Subjects among which is counted; undefined: all for whom every attribute of `where` is drawn. Subjects whose value
   * was stated count only under `compensate`.
   */
  readonly subjects: SubjectClass | undefined
}

export interface CompiledExemption {
  readonly reason: string
  /** undefined: every attribute. */
  readonly attributes: readonly string[] | undefined
}

/** A policy with presets read in, weights as shares and rules in the order of their dependence. */
export interface CompiledPolicy {
  readonly id: string
  readonly version: number
  readonly sampling: Policy['sampling']
  readonly scope: Policy['scope']
  /** Do stated subjects count towards targets and constraints? */
  readonly compensate: boolean
  readonly exempt: readonly CompiledExemption[]
  /** In an order in which each comes after those it is `given`. */
  readonly attributes: readonly CompiledAttribute[]
  /** Pairs and triples of attributes to balance jointly. */
  readonly balance: readonly (readonly string[])[]
  readonly constraints: readonly CompiledConstraint[]
}

/** How many of the counted subjects may meet a constraint's `where`. */
export interface Bounds {
  readonly minimum: number
  /** Infinity: no upper bound. */
  readonly maximum: number
}

/**
 * What a constraint asks of a scope: the count, once per started unit, over all subjects of the scope together.
 * Constraints per image hold in every single image besides: there `images` is 1.
 *
 * @example
 * constraintBounds(oneWheelchairPer60, { subjects: 61, images: 20 }) // { minimum: 2, maximum: Infinity }
 */
export function constraintBounds(
  constraint: Pick<CompiledConstraint, 'kind' | 'count' | 'per'>,
  scope: {
    /** Subjects that the constraint counts among. */
    readonly subjects: number
    /** Images that have such a subject. */
    readonly images: number
  },
): Bounds {
  const total = constraint.count * unitsOf(constraint.per, scope)
  switch (constraint.kind) {
    case 'at_least':
      return { minimum: total, maximum: Number.POSITIVE_INFINITY }
    case 'at_most':
      return { minimum: 0, maximum: total }
    case 'exactly':
      return { minimum: total, maximum: total }
    case 'never':
      return { minimum: 0, maximum: 0 }
  }
}

/** The rule that decides an attribute for a subject; undefined: the attribute is none of the subject's. */
export function ruleFor(attribute: CompiledAttribute, subject: SubjectClass): CompiledRule | undefined {
  return attribute.rules.find(({ classes }) => classes.some(wanted => isOfClass(subject, wanted)))
}

/** The case of a rule that decides, given the subject's values so far; the last one always holds. */
export function caseFor(
  rule: CompiledRule,
  valueFor: (attribute: string) => string | null | undefined,
): CompiledCase | undefined {
  return rule.cases.find(({ conditions }) => conditions.every(condition => holds(condition, valueFor)))
}

/** Does the condition hold for a subject with these values? Exempt and absent values meet none. */
export function holds(
  { attribute, values }: Condition,
  valueFor: (attribute: string) => string | null | undefined,
): boolean {
  const value = valueFor(attribute)
  return typeof value === 'string' && values.includes(value)
}

/** Is the subject of this class, and of its role where it names one? */
export function isOfClass(subject: SubjectClass, wanted: SubjectClass): boolean {
  return subject.class === wanted.class && (wanted.role === undefined || subject.role === wanted.role)
}

function unitsOf(per: ConstraintUnit, scope: { readonly subjects: number; readonly images: number }): number {
  if (scope.subjects === 0) return 0
  if (per.of === 'subjects') return Math.ceil(scope.subjects / per.size)
  return per.of === 'image' ? scope.images : 1
}
