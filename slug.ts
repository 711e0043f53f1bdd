/**
 * Names for ids and files.
 *
 * @module
 */

/**
 * Lower-case letters and digits of a text, joined by hyphens, without accents; undefined: it has none.
 *
 * @example
 * slug('Frida Kahló, 1930', 60) // 'frida-kahlo-1930'
 */
export function slug(text: string, longest: number): string | undefined {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, longest)
    .replace(/-+$/, '')
  return plain === '' ? undefined : plain
}
