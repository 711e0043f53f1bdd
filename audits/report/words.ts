/**
 * Numbers and names as the report writes them.
 *
 * @module
 */
import type { Interval } from '../statistics/index.ts'

/** `12.5 %`. */
export function percent(share: number): string {
  const value = Math.round(share * 1000) / 10
  return `${Number.isInteger(value) ? value : value.toFixed(1)} %`
}

/** `0.051`; ∞ where it is. */
export function decimal(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : '∞'
}

/** `0.012 to 0.060`. */
export function interval({ low, high }: Interval): string {
  return `${decimal(low)} to ${decimal(high)}`
}

/** `skin tone (groups)`, `presentation × age`. */
export function attributeLabel(name: string): string {
  return name.replace(/_group$/, ' (groups)').replaceAll('_', ' ')
}
