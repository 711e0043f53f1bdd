/**
 * All attributes' distances from the policy on one axis, each with its interval, beside what chance alone gives.
 *
 * @module
 */
import type { AttributeAudit } from '../audit-set.ts'
import { html, type Markup, nothing } from './markup.ts'
import { axisTo, grid, labelWidth } from './scale.ts'
import { attributeLabel, decimal } from './words.ts'

const width = 680
const right = 20
const row = 26

/** An SVG with a row an attribute; `tolerance` draws a line at the allowed total variation. */
export function distancePlot(attributes: readonly AttributeAudit[], tolerance: number | undefined): Markup {
  const shown = attributes.flatMap(({ name, whole }) =>
    whole === undefined
      ? []
      : [
          {
            label: attributeLabel(name),
            ...whole.totalVariation,
            floor: whole.totalVariation.floor ?? 0,
            mark: markOf(whole),
          },
        ],
  )
  if (shown.length === 0) return nothing
  const left = labelWidth(shown.map(({ label }) => label))
  const largest = Math.max(tolerance ?? 0, ...shown.map(({ high, floor }) => Math.max(high, floor)))
  const { place, ticks } = axisTo(largest, left, width - right)
  const bottom = 8 + shown.length * row
  const spoken = shown
    .map(
      one =>
        `${one.label} ${decimal(one.estimate)} (${decimal(one.low)} to ${decimal(one.high)}), chance ${decimal(one.floor)}`,
    )
    .join('; ')
  const rows = shown.map((one, index) => {
    const y = 8 + index * row + row / 2
    return html`<text class="label" x="${left - 10}" y="${y + 4}" text-anchor="end">${one.label}</text>
<rect class="chance" x="${place(0)}" y="${y - 8}" width="${Math.max(1, place(one.floor) - place(0))}" height="16" rx="2"/>
<line class="range" x1="${place(one.low)}" x2="${place(one.high)}" y1="${y}" y2="${y}"/>
<circle class="${one.mark}" cx="${place(one.estimate)}" cy="${y}" r="4.5"><title>${one.label}: ${decimal(one.estimate)}, 95 % interval ${decimal(one.low)} to ${decimal(one.high)}, chance ${decimal(one.floor)}</title></circle>
`
  })
  const line =
    tolerance === undefined
      ? nothing
      : html`<line class="tolerance" x1="${place(tolerance)}" x2="${place(tolerance)}" y1="4" y2="${bottom}"/>`
  return html`<div class="plot"><svg viewBox="0 0 ${width} ${bottom + 24}" role="img" aria-label="Total variation to the policy: ${spoken}">
${grid({ place, ticks }, bottom, value => value.toFixed(2))}
${rows}${line}
</svg></div>`
}

/** A hollow point is as read; a filled one is corrected. */
function markOf({ uncorrected }: { readonly uncorrected: string | undefined }): 'estimate' | 'read' {
  return uncorrected === undefined ? 'estimate' : 'read'
}
