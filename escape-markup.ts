/**
 * Text inside XML and HTML.
 *
 * @module
 */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Text that stands for itself inside SVG, XML and HTML, in elements and in quoted attributes alike. What XML cannot hold
 * (control characters, lone surrogates) becomes a space, as a line break does.
 *
 * @example
 * escapeMarkup('<b> & "c"') // '&lt;b&gt; &amp; &quot;c&quot;'
 */
export function escapeMarkup(text: string): string {
  return Array.from(text, letter => {
    const code = letter.codePointAt(0) ?? 0
    const printable = (code >= 0x20 && code < 0xd800) || (code > 0xdfff && code < 0xfffe) || code > 0xffff
    return printable ? (entities[letter] ?? letter) : ' '
  }).join('')
}
