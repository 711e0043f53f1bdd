/** The ways in which lines of a file go wrong. */
import { drawKey, keyedDraws } from '../casting/draws.ts'

/** One to three kinds of damage, keyed by the seed. */
export function damagedLines(lines: readonly string[], seed: number): readonly string[] {
  const key = drawKey({ seed, policy: { id: 'damage', version: 1 }, scope: 0 })
  const below = keyedDraws(key, ['damage'])
  let damaged = [...lines]
  for (let turn = below(3); turn >= 0; turn -= 1) {
    const at = below(Math.max(1, damaged.length))
    const line = damaged[at] ?? ''
    const place = below(line.length + 1)
    const kinds: readonly (() => string[])[] = [
      () => damaged.with(at, flipped(line, place, below(8))),
      () => damaged.with(at, line.slice(0, place)),
      () => damaged.with(at, line.slice(place)),
      () => damaged.toSpliced(at, 1),
      () => damaged.toSpliced(below(damaged.length + 1), 0, line),
      () => damaged.toSpliced(at, 1).toSpliced(below(damaged.length), 0, line),
      () => damaged.with(at, line.slice(0, place) + (damaged[below(damaged.length)] ?? '')),
      () => damaged.slice(0, at),
      () => damaged.toSpliced(at, 0, '{"hash":1}', '[[[[', '\u0000', '{"__proto__":{"id":"r1"}}'),
      () => damaged.with(at, line.replace('"adult"', '"older"')),
    ]
    if (damaged.length > 0) damaged = kinds[below(kinds.length)]?.() ?? damaged
  }
  return damaged
}

function flipped(line: string, place: number, bit: number): string {
  if (place >= line.length) return line
  return (
    line.slice(0, place) + String.fromCharCode(line.charCodeAt(place) ^ (1 << bit)) + line.slice(place + 1)
  )
}
