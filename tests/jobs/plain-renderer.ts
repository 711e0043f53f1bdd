/**
 * A renderer that draws at once: every cell in a colour of its subject's prompt and seed. It is as deterministic as a
 * real one, honours every value of a script, and loads nothing.
 */
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { EvencastError, throwIfAborted } from '../../errors.ts'
import type { Renderer } from '../../renderers/index.ts'
import type { Capabilities, Layout, Script } from '../../types.ts'

export interface PlainRendererOptions {
  /** Milliseconds a picture takes. */
  readonly milliseconds?: number
  /** Canvas side in pixels. */
  readonly side?: number
  /** Called before each picture; may throw. */
  readonly before?: (script: Script) => void
}

export const plainModelHash = createHash('sha256').update('plain').digest('hex')

export function plainRenderer({ milliseconds = 0, side = 128, before }: PlainRendererOptions = {}): Renderer {
  let closed = false
  return {
    capabilities: capabilities(side),
    countTokens: prompt => prompt.split(/\s+/).length,
    async render(script, layout, { signal, onEvent } = {}) {
      if (closed) throw new EvencastError('EVENCAST_RENDERER_FAILED', 'Expected an open renderer')
      before?.(script)
      throwIfAborted(signal)
      if (milliseconds > 0) await pause(milliseconds)
      throwIfAborted(signal)
      onEvent?.({ type: 'step-end', step: 1, steps: 1 })
      const { canvas } = layout
      const owners = ownersOf(layout)
      const colors = [
        colorOf(script.background.prompt, script.background.seed),
        ...layout.subjects.map(({ id }) => {
          const own = script.subjects.find(subject => subject.id === id)
          return colorOf(own?.prompt ?? '', own?.seed ?? 0)
        }),
      ]
      const pixels = new Uint8Array(canvas.width * canvas.height * 3)
      for (const [cell, owner] of owners.entries()) pixels.set(colors[owner] ?? [0, 0, 0], cell * 3)
      return {
        rendering: {
          canvas,
          regions: script.regions,
          steps: script.steps,
          unetEvaluations: 1,
          modelHash: plainModelHash,
          seconds: { load: 0, encode: 0, denoise: 0, decode: 0, total: 0 },
          warnings: [],
        },
        picture: {
          ...canvas,
          pixels,
          masks: new Map(
            layout.subjects.map(({ id }, index) => [
              id,
              Uint8Array.from(owners, owner => (owner === index + 1 ? 255 : 0)),
            ]),
          ),
        },
      }
    },
    async close() {
      closed = true
    },
  }
}

/** 0: the background; else the subject's place in the layout and one. */
function ownersOf({ canvas, subjects }: Layout): Uint8Array {
  const owners = new Uint8Array(canvas.width * canvas.height)
  const order = subjects
    .map(({ box, depth }, index) => ({ box, depth, owner: index + 1 }))
    .sort((left, right) => left.depth - right.depth)
  for (const { box, owner } of order)
    for (let y = box.y; y < Math.min(canvas.height, box.y + box.height); y += 1)
      owners.fill(
        owner,
        y * canvas.width + box.x,
        y * canvas.width + Math.min(canvas.width, box.x + box.width),
      )
  return owners
}

function colorOf(prompt: string, seed: number): readonly number[] {
  return [...createHash('sha256').update(`${prompt}\0${seed}`).digest().subarray(0, 3)]
}

function capabilities(side: number): Capabilities {
  const canvas = { width: side, height: side }
  return {
    model: 'plain',
    grid: 8,
    canvas: { default: canvas, multiple: 8, minimum: side, maximum: side * 2 },
    regions: { modes: ['attention', 'none'], default: 'attention', maximum: 16 },
    maximumTokens: 256,
    steps: 1,
    guidance: 1,
    honours: { seed: true, negative: true, guidance: true, steps: true, boxes: true },
  }
}
