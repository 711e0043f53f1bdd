/**
 * Axes: shares to pixels, with ticks at round numbers.
 *
 * @module
 */
import { html, type Markup } from './markup.ts'

export interface Axis {
  /** Where a number lies, in the plot's units. */
  readonly place: (value: number) => number
  readonly ticks: readonly number[]
}

const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25] as const

/** An axis from 0 to at least `largest` (at most 1), between two places. */
export function axisTo(largest: number, from: number, to: number): Axis {
  const step = steps.find(one => largest / one <= 5.5) ?? 0.25
  const end = Math.min(1, Math.max(step, Math.ceil(largest / step - 1e-9) * step))
  const count = Math.round(end / step)
  return {
    place: value => from + (Math.min(value, end) / end) * (to - from),
    ticks: Array.from({ length: count + 1 }, (_, index) => index * step),
  }
}

/** Thin lines with a label under each. */
export function grid(
  { place, ticks }: Axis,
  bottom: number,
  say: (value: number) => string,
): readonly Markup[] {
  return ticks.map(
    tick => html`<line class="grid" x1="${place(tick)}" x2="${place(tick)}" y1="4" y2="${bottom}"/>
<text class="tick" x="${place(tick)}" y="${bottom + 16}" text-anchor="middle">${say(tick)}</text>`,
  )
}

/** Room for the longest label, in the plot's units, at 13 px. */
export function labelWidth(labels: readonly string[]): number {
  return Math.min(340, 24 + 7.2 * Math.max(8, ...labels.map(label => label.length)))
}
