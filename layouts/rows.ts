/**
 * Which row each unit stands in, 0 the nearest: candidates that keep the vertical relations, the most promising first.
 *
 * @module
 */
import { closeRanks, isEven, keepRelations, mostRows } from './row-rules.ts'
import { type Extent, judgeRows, type RowCandidate, type RowProblem } from './row-scores.ts'

const assignmentLimit = 1200

/** So many units can be tried in every assignment, and so many by moving one at a time. */
const mostForAll = 6
const mostForMoves = 12

/** Assignments, best first: a few by rule, all of them where there are few or where `thorough` asks for them. */
export function rowCandidates(problem: RowProblem, thorough = false): readonly RowCandidate[] {
  const count = problem.extents.length
  const all = count <= mostForAll || thorough ? everyAssignment(problem) : []
  const ruled = all.length === 0 || all.length === assignmentLimit ? ruledAssignments(problem) : []
  const judged = distinct([...all, ...ruled]).map(rows => judgeRows(rows, problem))
  const moved = count > mostForAll && count <= mostForMoves ? improved(judged, problem) : []
  const known = new Set(judged.map(one => one.rows.join()))
  return [...judged, ...moved.filter(one => !known.has(one.rows.join()))].toSorted(
    (one, other) => other.score - one.score,
  )
}

function distinct(assignments: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return [...new Map(assignments.map(rows => [rows.join(), rows])).values()]
}

/** Every assignment that keeps layers and rows, up to a limit; each is as even as relations allow. */
function everyAssignment({ extents, layers, together, crowd }: RowProblem): readonly (readonly number[])[] {
  const most = mostRows(extents.length, layers, crowd)
  const found: number[][] = []
  const rows: number[] = []
  const counts = Array.from({ length: most }, () => 0)
  const fits = (index: number, row: number): boolean =>
    layers.every(
      ({ lower, upper }) =>
        (lower !== index || upper > index || row < (rows[upper] ?? 0)) &&
        (upper !== index || lower > index || row > (rows[lower] ?? 0)),
    ) &&
    together.every(
      ([one, other]) =>
        (one !== index || other > index || rows[other] === row) &&
        (other !== index || one > index || rows[one] === row),
    )
  const visit = (index: number): void => {
    if (found.length >= assignmentLimit) return
    if (index === extents.length) {
      if (isEven(counts, layers.length + together.length > 0)) found.push([...rows])
      return
    }
    for (let offset = 0; offset < most; offset += 1) {
      const row = (index + offset) % most
      if (!fits(index, row)) continue
      rows[index] = row
      counts[row] = (counts[row] ?? 0) + 1
      visit(index + 1)
      counts[row] = (counts[row] ?? 0) - 1
    }
    rows.length = index
  }
  visit(0)
  return found
}

/** Even shares for every number of rows: alternating along the order, the tallest at the back, tall things behind people. */
function ruledAssignments({ extents, layers, together, crowd }: RowProblem): readonly (readonly number[])[] {
  const count = extents.length
  const byHeight = ranks(extents, ({ height }) => height)
  const byKind = ranks(extents, ({ root, height }) =>
    root.person ? 0 : root.anchor === 'free' ? height + 100 : height,
  )
  return Array.from({ length: mostRows(count, layers, crowd) }, (_, index) => index + 1).flatMap(depth => {
    const alternating = extents.map((_, index) => index % depth)
    const behind = (rank: readonly number[]) => rank.map(place => Math.floor((place * depth) / count))
    return [alternating, behind(byHeight), behind(byKind)].map(rows =>
      closeRanks(keepRelations(rows, layers, together)),
    )
  })
}

/** Place of each extent in ascending order of a measure. */
function ranks(extents: readonly Extent[], measure: (extent: Extent) => number): readonly number[] {
  const sorted = extents.map((_, index) => index).toSorted((one, other) => value(one) - value(other))
  const place = new Map(sorted.map((index, rank) => [index, rank]))
  return extents.map((_, index) => place.get(index) ?? 0)

  function value(index: number): number {
    const extent = extents[index]
    return extent === undefined ? 0 : measure(extent)
  }
}

/** The best few assignments after moving one unit to another row, as long as that makes them better. */
function improved(judged: readonly RowCandidate[], problem: RowProblem): readonly RowCandidate[] {
  const starts = judged.toSorted((one, other) => other.score - one.score).slice(0, 3)
  return starts.map(start => {
    let best = start
    for (let pass = 0; pass < 6; pass += 1) {
      const better = neighboursOf(best.rows, problem)
        .map(rows => judgeRows(rows, problem))
        .reduce((chosen, one) => (one.score > chosen.score + 1e-9 ? one : chosen), best)
      if (better === best) break
      best = better
    }
    return best
  })
}

function neighboursOf(
  rows: readonly number[],
  { extents, layers, together, crowd }: RowProblem,
): readonly (readonly number[])[] {
  const most = mostRows(extents.length, layers, crowd)
  const moves = rows.flatMap((row, index) =>
    Array.from({ length: Math.min(most, Math.max(...rows) + 2) }, (_, to) => to)
      .filter(to => to !== row)
      .map(to => closeRanks(keepRelations(rows.with(index, to), layers, together))),
  )
  return distinct(moves)
}
