/**
 * The report of a set: one HTML page that needs nothing else.
 *
 * @module
 */
import type { AttributeAudit, PictureSummary, SetAudit } from '../audit-set.ts'
import type { Miss } from '../tolerances.ts'
import { distancePlot } from './distance-plot.ts'
import { html, type Markup, nothing } from './markup.ts'
import { sharePlot } from './share-plot.ts'
import { styles } from './styles.ts'
import { askedAndRead, castTable, instrumentTable, pixelsTable } from './tables.ts'
import { attributeLabel } from './words.ts'

/** A small picture inside the page. */
export interface Thumbnail {
  /** `data:image/…;base64,…`. */
  readonly source: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** What the page shows. */
export interface ReportOptions {
  readonly audit: SetAudit
  readonly missed: readonly Miss[]
  /** Rules that were asked; 0: no tolerance was set. */
  readonly rules: number
  /** Files that held no scene. */
  readonly skipped: number
  /** By the name of the picture; those without one are listed in words. */
  readonly thumbnails: ReadonlyMap<string, Thumbnail>
  /** The allowed total variation, drawn as a line; undefined: none. */
  readonly tolerance?: number | undefined
}

/** The page, as text; everything that comes from files and policies is escaped. */
export function reportMarkup(options: ReportOptions): string {
  const { audit, missed, rules, tolerance } = options
  const { attributes } = audit
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>Audit of ${plural(audit.pictures, 'picture')}</title><style>${{ markup: styles }}</style></head>
<body><main>
${heading(options)}
${banner(missed, rules)}
<h2>How far the pictures are from the policy</h2>
<p>Half the sum of the differences between shares, corrected by the instrument's own error. A point inside its grey bar is no
more than what chance and the instrument give where nothing is wrong.</p>
${legend(['estimate', 'corrected, with its 95 % interval'], ['read', 'as read, not corrected'], ['chance', 'chance and the instrument alone'], ...(tolerance === undefined ? [] : [['tolerance', 'allowed'] as const]))}
${distancePlot(attributes, tolerance)}
${worst(options)}
<h2>Shares in the pictures</h2>
${legend(['target', 'asked by the policy'], ['estimate', 'corrected, with its 95 % interval'], ['read', 'as read'])}
${attributes.map(shares)}
<h2>The three layers, apart</h2>
<h3>Policy → cast</h3><p class="quiet">Exact counts of what was sampled; what was stated is not counted. Quotas stay below chance.</p>
${castTable(attributes)}
<h3>Cast → pixels</h3><p class="quiet">What the instrument read where something was asked. A skin tone's neighbour counts as drawn.</p>
${pixelsTable(attributes)}
${attributes.map(askedAndRead)}
<h3>Pixels → label</h3><p class="quiet">How often the instrument itself is right, on pictures whose truth is known and that it was not trained on.</p>
${instrumentTable(attributes)}
<h2>How to read this</h2>
<p>Everything is apparent: what a drawing shows, never what anybody is. Intervals are 95 %: Wilson's for shares that were
counted; for corrected shares, percentiles over draws of both the counts and the instrument's confusion matrix from their
posteriors. Intersections are corrected as if the instrument erred on each attribute by itself. Subjects of which nothing
could be read are left out of the shares and counted as undetermined.</p>
</main></body></html>
`
  return page.markup
}

function heading({ audit, skipped }: ReportOptions): Markup {
  const { pictures, subjects, policies, instrument } = audit
  const facts = [
    `${plural(pictures, 'picture')}, ${plural(subjects, 'subject')}`,
    `policy ${policies.map(({ id, version }) => `${id} v${version}`).join(', ')}`,
    instrument === undefined
      ? 'pixels not measured'
      : `instrument ${instrument.name}, ${instrument.hash.slice(0, 12)}`,
    ...(skipped === 0 ? [] : [`${plural(skipped, 'file')} left out, without a scene`]),
  ]
  return html`<h1>Who is in ${plural(pictures, 'picture')}</h1><p class="quiet">${facts.join(' · ')}</p>`
}

function banner(missed: readonly Miss[], rules: number): Markup {
  if (rules === 0) return nothing
  if (missed.length === 0) {
    return html`<div class="banner" role="status"><b>No tolerance was missed.</b></div>`
  }
  return html`<div class="banner missed" role="status"><b>${plural(missed.length, 'tolerance')} missed</b>
<ul>${missed.map(({ details }) => html`<li>${details}</li>`)}</ul></div>`
}

function worst({ audit, thumbnails }: ReportOptions): Markup {
  const shown = audit.worst.filter(({ name }) => thumbnails.has(name))
  if (audit.worst.length === 0) return nothing
  const rest = audit.worst.length - shown.length
  return html`<h2>The pictures that differ most from their cast</h2>
<p class="quiet">${plural(audit.worst.length, 'picture')} of ${audit.pictures} with something missed, the most first${rest === 0 ? '' : `; ${rest} more are not shown`}.</p>
<div class="pictures">${shown.map(summary => pictureCard(summary, thumbnails.get(summary.name)))}</div>`
}

function pictureCard({ name, judged, missed }: PictureSummary, thumbnail: Thumbnail | undefined): Markup {
  if (thumbnail === undefined) return nothing
  const { source, width, height } = thumbnail
  return html`<figure><img src="${source}" width="${width}" height="${height}" loading="lazy" alt="${name}: ${missed.length} of ${judged} attributes missed">
<figcaption><b>${name}</b><br>${missed.length} of ${judged} missed
<ul>${missed.slice(0, 6).map(one => html`<li>${one}</li>`)}${missed.length > 6 ? html`<li>and ${missed.length - 6} more</li>` : nothing}</ul></figcaption></figure>`
}

function shares({ name, whole }: AttributeAudit): Markup {
  if (whole === undefined) return nothing
  const note = whole.uncorrected === undefined ? '' : ` Not corrected: ${whole.uncorrected}.`
  const read = `${plural(whole.n, 'subject')}, ${whole.undetermined.count} more undetermined.`
  return html`<h3>${attributeLabel(name)}</h3><p class="quiet">${read}${note}</p>${sharePlot(attributeLabel(name), whole)}`
}

const keys = {
  estimate: html`<line class="range" x1="2" x2="26" y1="7" y2="7"/><circle class="estimate" cx="14" cy="7" r="4.5"/>`,
  chance: html`<rect class="chance" x="2" y="0" width="24" height="14" rx="2"/>`,
  tolerance: html`<line class="tolerance" x1="14" x2="14" y1="0" y2="14"/>`,
  target: html`<line class="target" x1="14" x2="14" y1="0" y2="14"/>`,
  read: html`<circle class="read" cx="14" cy="7" r="4"/>`,
} as const

function legend(...entries: readonly (readonly [keyof typeof keys, string])[]): Markup {
  return html`<ul class="legend">${entries.map(([key, text]) => html`<li><svg viewBox="0 0 28 14" aria-hidden="true">${keys[key]}</svg>${text}</li>`)}</ul>`
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
