/**
 * One request drawn three ways, image by image, and audited side by side: what casting changes, and what boxes change.
 *
 * @module
 */
import { type AuditedPicture, type Auditor, auditSet, type SetAudit } from '../../audits/index.ts'
import { separableGroup } from '../../casting/conventions.ts'
import { throwIfAborted } from '../../errors.ts'
import { type Drawing, draw, type Renderer, type Scene, type SceneOptions } from '../../index.ts'
import { auditDrawing } from './audit-drawing.ts'
import { auditRandom } from './audit-random.ts'
import type { Pair } from './pairs.ts'

/** `pipeline`: boxes that say their cast; `uncast`: the same boxes without what was sampled; `none`: one prompt. */
export const ways = ['pipeline', 'uncast', 'none'] as const

export type Way = (typeof ways)[number]

export interface CompareWaysOptions {
  readonly text: string
  /** As for `draw`. */
  readonly scene: SceneOptions
  readonly seed: number
  readonly images: number
  readonly renderer: Renderer
  readonly auditor: Auditor
  readonly signal?: AbortSignal | undefined
  /** Called with each picture as it is finished. */
  readonly onDrawing?: (way: Way, image: number, drawing: Drawing) => void | Promise<void>
}

export interface WaysCompared {
  readonly audits: Readonly<Record<Way, SetAudit>>
  /** Of the first image. */
  readonly scene: Scene
}

/** All three ways share plan, cast, layout and seeds of every image, and one warm model. */
export async function compareWays(options: CompareWaysOptions): Promise<WaysCompared> {
  const { images, renderer, auditor, signal, onDrawing } = options
  const audited = new Map<Way, AuditedPicture[]>(ways.map(way => [way, []]))
  const pairs = new Map<string, Pair>()
  let first: Scene | undefined
  for (let image = 0; image < images; image += 1) {
    let shared: Scene | undefined
    for (const way of ways) {
      throwIfAborted(signal)
      const drawing = await drawWay(way, image, shared, first, options)
      shared ??= drawing.scene
      first ??= drawing.scene
      await onDrawing?.(way, image, drawing)
      const measured = await auditDrawing(
        { name: `${way}/${image}.png`, scene: drawing.scene, picture: drawing.picture },
        { auditor, capabilities: renderer.capabilities, signal },
      )
      audited.get(way)?.push(measured.audited)
      for (const pair of measured.pairs) pairs.set(pair.join(' '), pair)
    }
  }
  if (first === undefined) throw new Error('A comparison needs at least one image')
  const auditOf = (way: Way): SetAudit =>
    auditSet(audited.get(way) ?? [], {
      auditor,
      groupOf: separableGroup,
      pairs: [...pairs.values()],
      random: label => auditRandom(`${way} ${label}`),
    })
  return {
    audits: { pipeline: auditOf('pipeline'), uncast: auditOf('uncast'), none: auditOf('none') },
    scene: first,
  }
}

function drawWay(
  way: Way,
  image: number,
  shared: Scene | undefined,
  first: Scene | undefined,
  { text, scene, seed, images, renderer, signal }: CompareWaysOptions,
): Promise<Drawing> {
  const place = images === 1 ? {} : { image, images }
  const { plan, cast, layout } = shared ?? { plan: first?.plan, cast: undefined, layout: undefined }
  const saved = {
    ...scene.saved,
    ...(plan === undefined ? {} : { plan }),
    ...(cast === undefined ? {} : { cast }),
    ...(layout === undefined ? {} : { layout }),
  }
  const asked = way === 'pipeline' ? {} : way === 'uncast' ? { uncast: true } : { regions: 'none' as const }
  return draw(text, { ...scene, ...place, ...asked, seed, renderer, saved, signal })
}
