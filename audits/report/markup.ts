/**
 * HTML as text, with everything that comes from outside escaped.
 *
 * @module
 */
import { escapeMarkup } from '../../escape-markup.ts'

/** Markup that is already safe. */
export interface Markup {
  readonly markup: string
}

type Part = string | number | Markup | readonly Markup[]

/**
 * Builds markup; strings and numbers are escaped, markup and lists of it are taken as they are.
 *
 * @example
 * html`<b>${'<script>'}</b>`.markup // '<b>&lt;script&gt;</b>'
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: texts.map((text, index) => text + inserted(parts[index])).join('') }
}

/** Nothing. */
export const nothing: Markup = { markup: '' }

function inserted(part: Part | undefined): string {
  if (part === undefined) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeMarkup(String(part))
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}
