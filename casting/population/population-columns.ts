/**
 * A policy as tables of numbers for one sequence of slots.
 *
 * @module
 */

import type { SubjectClass } from '../compiled-policy.ts'
import {
  type CompiledAttribute,
  type CompiledPolicy,
  type CompiledRule,
  ruleFor,
} from '../compiled-policy.ts'
import type { Weights } from '../weights.ts'

/** The code of no value. */
export const noValue = 0xffff

export interface PopulationColumn {
  readonly attribute: string
  readonly values: readonly string[]
  /** 0: it looks at no other attribute; else one more than the deepest it looks at. */
  readonly depth: number
  /** Does another attribute look at it? */
  readonly isLookedAt: boolean
  readonly strata: readonly { readonly name: string; readonly weights: Weights }[]
  /** Stratum and place among its weights → code. */
  readonly codesOf: readonly Uint16Array[]
  /** The stratum of a slot whose earlier attributes have these codes; -1: none. */
  readonly stratumOf: (slot: number, codes: Uint16Array) => number
}

/** Parents first, as in the compiled policy. */
export function populationColumns(
  { attributes }: CompiledPolicy,
  slots: readonly SubjectClass[],
): readonly PopulationColumn[] {
  const names = attributes.map(({ name }) => name)
  const values = attributes.map(valuesOf)
  const depths = new Map<string, number>()
  for (const { name, given } of attributes) {
    depths.set(name, given.length === 0 ? 0 : 1 + Math.max(...given.map(parent => depths.get(parent) ?? 0)))
  }
  const looked = new Set(attributes.flatMap(({ given }) => given))
  return attributes.map((attribute, index) => {
    const strata = attribute.rules.flatMap(({ cases }) => cases)
    const slotRules = slots.map(slot => ruleFor(attribute, slot))
    const choices = slotRules.map(rule => (rule === undefined ? [] : choicesOf(rule, strata, names, values)))
    const own = values[index] ?? []
    return {
      attribute: attribute.name,
      values: own,
      depth: depths.get(attribute.name) ?? 0,
      isLookedAt: looked.has(attribute.name),
      strata,
      codesOf: strata.map(({ weights }) => Uint16Array.from(weights.keys(), value => own.indexOf(value))),
      stratumOf: (slot, codes) => chosen(choices[slot] ?? [], codes),
    }
  })
}

/** A case: its stratum, and which codes of which columns it wants. */
interface Choice {
  readonly stratum: number
  readonly wanted: readonly { readonly column: number; readonly isWanted: Uint8Array }[]
}

function choicesOf(
  rule: CompiledRule,
  strata: readonly CompiledRule['cases'][number][],
  names: readonly string[],
  values: readonly (readonly string[])[],
): readonly Choice[] {
  return rule.cases.map(found => ({
    stratum: strata.indexOf(found),
    wanted: found.conditions.map(condition => {
      const column = names.indexOf(condition.attribute)
      const isWanted = (values[column] ?? []).map(value => (condition.values.includes(value) ? 1 : 0))
      return { column, isWanted: Uint8Array.from(isWanted) }
    }),
  }))
}

function chosen(choices: readonly Choice[], codes: Uint16Array): number {
  for (const { stratum, wanted } of choices) {
    let holds = true
    for (const { column, isWanted } of wanted) holds &&= isWanted[codes[column] ?? noValue] === 1
    if (holds) return stratum
  }
  return -1
}

function valuesOf({ rules }: CompiledAttribute): readonly string[] {
  return [...new Set(rules.flatMap(({ cases }) => cases.flatMap(({ weights }) => [...weights.keys()])))]
}
