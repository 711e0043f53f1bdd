/**
 * Whole numbers that meet linear conditions: branch and bound (Land and Doig, Econometrica 28, 1960).
 *
 * @module
 */
import { feasiblePoint, type LinearCondition } from './simplex.ts'

/** Branches to look at before giving up. */
const mostBranches = 400

export type WholePoint =
  | { readonly found: 'point'; readonly point: readonly number[] }
  /** Proved: no whole numbers meet the conditions. */
  | { readonly found: 'nothing' }
  /** Given up before every branch was closed. */
  | { readonly found: 'unknown' }

/**
 * Searches depth first; every branch that is closed is closed by a linear program without a solution, so that
 * `nothing` is a proof.
 */
export function wholePoint(variables: number, conditions: readonly LinearCondition[]): WholePoint {
  const open: (readonly LinearCondition[])[] = [[]]
  for (let branches = 0; open.length > 0; branches += 1) {
    if (branches >= mostBranches) return { found: 'unknown' }
    const bounds = open.pop() ?? []
    const point = feasiblePoint(variables, [...conditions, ...bounds])
    if (point === undefined) continue
    const variable = leastWhole(point)
    if (variable === undefined) return { found: 'point', point: point.map(Math.round) }
    const terms = [{ variable, coefficient: 1 }]
    const value = Math.floor(point[variable] ?? 0)
    open.push([...bounds, { terms, relation: '<=', limit: value }])
    open.push([...bounds, { terms, relation: '>=', limit: value + 1 }])
  }
  return { found: 'nothing' }
}

/** The variable furthest from a whole number; undefined: all are whole. */
function leastWhole(point: readonly number[]): number | undefined {
  let best: number | undefined
  let furthest = 1e-6
  for (const [variable, value] of point.entries()) {
    const distance = Math.abs(value - Math.round(value))
    if (distance <= furthest) continue
    best = variable
    furthest = distance
  }
  return best
}
