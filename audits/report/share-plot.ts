/**
 * The shares of one attribute: what the policy asks, what was read, and the corrected share with its interval.
 *
 * @module
 */
import type { Comparison, ShareEstimate } from '../compare-shares.ts'
import { html, type Markup, nothing } from './markup.ts'
import { axisTo, grid, labelWidth } from './scale.ts'
import { percent } from './words.ts'

const width = 680
const right = 20
const row = 26

/** An SVG with a row a value; the values with neither a target nor a share are left out. */
export function sharePlot(name: string, { shares, uncorrected }: Comparison): Markup {
  const shown = Object.entries(shares).filter(
    ([, { target, observed, estimate }]) => target > 0 || observed > 0 || estimate >= 0.005,
  )
  const left = labelWidth(shown.map(([value]) => value))
  const largest = Math.max(...shown.map(([, { target, high }]) => Math.max(target, high)))
  const axis = axisTo(largest, left, width - right)
  const bottom = 8 + shown.length * row
  const spoken = shown
    .map(
      ([value, share]) =>
        `${value} ${percent(share.estimate)} (${percent(share.low)} to ${percent(share.high)}), policy ${percent(share.target)}`,
    )
    .join('; ')
  return html`<div class="plot"><svg viewBox="0 0 ${width} ${bottom + 24}" role="img" aria-label="Shares of ${name}: ${spoken}">
${grid(axis, bottom, percent)}
${shown.map(([value, share], index) => valueRow(value, share, { y: 8 + index * row + row / 2, left }, axis.place, uncorrected === undefined))}
</svg></div>`
}

function valueRow(
  value: string,
  { target, observed, estimate, low, high }: ShareEstimate,
  { y, left }: { readonly y: number; readonly left: number },
  place: (value: number) => number,
  corrected: boolean,
): Markup {
  return html`<text class="label" x="${left - 10}" y="${y + 4}" text-anchor="end">${value}</text>
<line class="range" x1="${place(low)}" x2="${place(high)}" y1="${y}" y2="${y}"/>
<line class="target" x1="${place(target)}" x2="${place(target)}" y1="${y - 9}" y2="${y + 9}"/>
${corrected ? html`<circle class="read" cx="${place(observed)}" cy="${y}" r="4"/>` : nothing}
<circle class="${corrected ? 'estimate' : 'read'}" cx="${place(estimate)}" cy="${y}" r="4.5"><title>${value}: ${percent(estimate)}, 95 % interval ${percent(low)} to ${percent(high)}, read ${percent(observed)}, policy ${percent(target)}</title></circle>
`
}
