/** A small auditor of real pixels: is the box lighter than middle grey, or darker? */
import type { Auditor, SubjectReading } from '../../audits/index.ts'
import type { Box, Picture } from '../../types.ts'

export function shadeAuditor(): Auditor & { readonly read: Auditor['read']; reads: number } {
  return {
    reads: 0,
    instrument: { name: 'shades 1', hash: 'c0ffee' },
    confusion: {},
    async read(picture, boxes, { signal } = {}) {
      signal?.throwIfAborted()
      this.reads += 1
      return new Map(boxes.map(({ id, box }) => [id, shadeOf(picture, box)]))
    },
    find: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  }
}

function shadeOf({ width, pixels }: Pick<Picture, 'width' | 'pixels'>, box: Box): SubjectReading {
  let sum = 0
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) sum += pixels[(y * width + x) * 3] ?? 0
  }
  const light = 1 / (1 + Math.exp(-(sum / (box.width * box.height) - 127.5)))
  const value = light > 0.5 ? 'light' : 'dark'
  const probabilities = { light, dark: 1 - light }
  return {
    presence: 1,
    attributes: { shade: { value, confidence: Math.max(light, 1 - light), probabilities } },
  }
}
