/**
 * The words on a preview: what a subject is, line by line, cut to the room there is.
 *
 * @module
 */
import type { Cast, Plan } from '../types.ts'

export interface Line {
  readonly text: string
  readonly strong: boolean
}

/** Average width of a glyph of the preview's face, in font sizes. */
const glyphWidth = 0.6

/** The id, what the subject is, and each attribute of its cast. */
export function linesOf(id: string, plan: Plan, cast: Cast): readonly Line[] {
  const subject = plan.subjects.find(one => one.id === id)
  const attributes = cast.subjects.find(one => one.id === id)?.attributes ?? {}
  const what = [subject?.role ?? subject?.class, subject?.action]
    .filter(word => word !== undefined)
    .join(', ')
  const said = what === '' || id.replace(/-\d+$/, '') === what.replaceAll(' ', '-') ? [] : [what]
  return [
    { text: id, strong: true },
    ...said.map(text => ({ text, strong: false })),
    ...Object.entries(attributes).map(([name, { value }]) => ({
      text: value === null ? `${spaced(name)}: as said` : wordsOf(name, value),
      strong: false,
    })),
  ]
}

/** Cuts text to a width in px; an ellipsis takes the place of letters, never of the number that ends an id. */
export function fitText(text: string, fontSize: number, width: number): string {
  const most = Math.max(2, Math.floor(width / (fontSize * glyphWidth)))
  if (text.length <= most) return text
  const number = /-\d+$/.exec(text)?.[0] ?? ''
  return `${text.slice(0, Math.max(1, most - 1 - number.length))}…${number}`
}

/** Values that speak for themselves stand alone; others are named: `black hair`, `monk-7`. */
function wordsOf(name: string, value: string): string {
  if (name === 'hair_color') return `${spaced(value)} hair`
  if (['presentation', 'age', 'skin_tone', 'color', 'headwear', 'facial_hair'].includes(name))
    return spaced(value)
  return `${spaced(name)}: ${spaced(value)}`
}

function spaced(name: string): string {
  return name.replaceAll('_', ' ')
}
