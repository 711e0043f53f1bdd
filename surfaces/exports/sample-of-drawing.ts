/**
 * A picture as a sample of a data set: its asked labels from what it remembers, its measured ones from its audit.
 *
 * @module
 */
import type { SubjectReading } from '../../audits/index.ts'
import type { AskedSubject, DataSample, Grouping, MeasuredSubject } from '../../datasets/exports/index.ts'
import { groupOf, splitOf, withDigitalSource } from '../../datasets/exports/index.ts'
import { EvencastError } from '../../errors.ts'
import type { Audit, Scene } from '../../types.ts'

export interface SampleOptions {
  readonly key: string
  /** The file's bytes. */
  readonly png: Uint8Array
  readonly scene: Scene
  /** As `auditDrawing` leaves it. */
  readonly audit: Audit
  /** What the instrument read in each box; undefined: nobody looked. */
  readonly readings: ReadonlyMap<string, SubjectReading> | undefined
  readonly grouping: Grouping
  /** Share of groups in validation, 0..1. */
  readonly validation: number
  readonly software: string
}

/** Joins both kinds of labels in one sample without mixing them. */
export function sampleOfDrawing(options: SampleOptions): DataSample {
  const { key, png, scene, audit, readings, grouping, validation, software } = options
  const { request, plan, cast, layout, script } = scene
  if (plan === undefined || cast === undefined || layout === undefined || script === undefined) {
    throw new EvencastError('EVENCAST_SCENE_INVALID', `Expected a whole scene in ${key}, got less`)
  }
  const group = groupOf(scene, grouping)
  const rowsOf = (id: string) => audit.subjects.find(subject => subject.id === id)?.attributes ?? {}
  const asked = plan.subjects.flatMap((subject): readonly AskedSubject[] => {
    const { id, role } = subject
    const placed = layout.subjects.find(one => one.id === id)
    if (placed === undefined) return []
    const attributes = Object.entries(cast.subjects.find(one => one.id === id)?.attributes ?? {})
    return [
      {
        ...{ id, class: subject.class, role, box: placed.box, depth: placed.depth },
        attributes: Object.fromEntries(
          attributes.map(([name, { value, source }]) => [name, { value, source }]),
        ),
        untold: attributes.flatMap(([name, { value }]) =>
          value !== null && rowsOf(id)[name]?.asked === null ? [name] : [],
        ),
      },
    ]
  })
  return {
    ...{ key, canvas: layout.canvas, text: request.text, prompt: script.whole.prompt, setting: plan.setting },
    ...{ seed: request.seed, index: request.image, group, split: splitOf(group, validation), asked },
    png: withDigitalSource(png, software),
    measured: readings && asked.map(({ id }) => measuredSubject(id, rowsOf(id), readings.get(id))),
  }
}

function measuredSubject(
  id: string,
  rows: Audit['subjects'][number]['attributes'],
  reading: SubjectReading | undefined,
): MeasuredSubject {
  const { presence, class: kind, ...attributes } = rows
  return {
    id,
    present: presence?.measured === 'present',
    confidence: rounded(presence?.confidence),
    box: reading?.silhouette,
    mask: reading?.mask,
    class: kind?.measured ?? undefined,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, { measured, verdict, confidence }]) => [
        name,
        { measured, verdict, ...(confidence === undefined ? {} : { confidence: rounded(confidence) ?? 0 }) },
      ]),
    ),
  }
}

/** Further digits are the runtime's, not the instrument's. */
function rounded(confidence: number | undefined): number | undefined {
  return confidence === undefined ? undefined : Math.round(confidence * 1e4) / 1e4
}
