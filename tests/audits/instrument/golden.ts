import { z } from 'zod'
import type { Pixels } from '../../../audits/instrument/resample.ts'

const box = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .transform(([x, y, width, height]) => ({ x, y, width, height }))

const cropsSchema = z
  .object({
    side: z.number(),
    context: z.number(),
    every: z.number(),
    cases: z.array(
      z
        .object({
          box,
          in_front: z.array(box),
          values: z.array(z.array(z.tuple([z.number(), z.number(), z.number(), z.number()]))),
        })
        .transform(({ in_front: inFront, ...rest }) => ({ ...rest, inFront })),
    ),
  })
  .readonly()

const readingsSchema = z.object({
  subjects: z.array(
    z
      .object({
        box,
        in_front: z.array(box),
        drawn: z.record(z.string(), z.string()),
        read: z.record(z.string(), z.string()),
        presence: z.number(),
        silhouette: z.tuple([z.number(), z.number(), z.number(), z.number()]),
        shares: z.record(z.string(), z.number()),
      })
      .transform(({ in_front: inFront, ...rest }) => ({ ...rest, inFront })),
  ),
  found: z.array(
    z.object({
      certainty: z.number(),
      center_and_size: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    }),
  ),
})

/** `crops.json`, which `python -m training instrument golden` writes. */
export function golden(text: string): z.infer<typeof cropsSchema> {
  return cropsSchema.parse(JSON.parse(text))
}

/** `readings.json`, written by the same command with the shipped weights. */
export function goldenReadings(text: string): z.infer<typeof readingsSchema> {
  return readingsSchema.parse(JSON.parse(text))
}

/** The picture that the golden crops are cut from: no rows, columns or channels alike. */
export function pattern(): Pixels {
  const [width, height] = [320, 200]
  const pixels = new Uint8Array(width * height * 3)
  for (let index = 0; index < pixels.length; index += 1) {
    const [channel, x, y] = [index % 3, Math.floor(index / 3) % width, Math.floor(index / 3 / width)]
    pixels[index] = (Math.floor((x * x * 3) / 16) + y * 7 * (channel + 1) + Math.floor((x * y) / 5)) % 256
  }
  return { width, height, pixels }
}
