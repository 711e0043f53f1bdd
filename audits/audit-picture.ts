/**
 * The second layer, cast → pixels: does every box show the subject that was cast?
 *
 * @module
 */
import type { Audit, Cast, Layout, Picture, Plan, PlanSubject } from '../types.ts'
import { type AuditOptions, auditScene } from './audit-scene.ts'
import type { Auditor, SubjectReading } from './auditor.ts'
import { boxesToRead } from './boxes-to-read.ts'
import { readUnboxed } from './unboxed.ts'
import { type AttributeVerdict, isPresent, judge, judgePresence, unmeasured } from './verdict.ts'

/** A picture with the values it was drawn from, and the instrument that reads it. */
export interface AuditPictureOptions extends AuditOptions {
  /** undefined: nothing is measured, and only the first layer says something. */
  readonly auditor: Auditor | undefined
  readonly picture: Pick<Picture, 'width' | 'height' | 'pixels'>
  readonly plan: Plan
  readonly layout: Layout
  /** true: the picture was drawn from one prompt, so that its boxes say nothing; people are found instead. */
  readonly unboxed?: boolean | undefined
  /** What the instrument calls a subject: `dog`, `person/doctor`; undefined: it does not know it. */
  readonly classOf?: ((subject: PlanSubject) => string | undefined) | undefined
  readonly signal?: AbortSignal | undefined
  /** Told what the instrument read in each box, before any of it is judged. */
  readonly onReadings?: ((readings: ReadonlyMap<string, SubjectReading>) => void) | undefined
}

/**
 * Measures one picture against its cast. Beside the attributes of the cast every subject has a verdict on its `presence` and
 * its `class`. What is exempt is not read: it is left to the user's words, and may be a named person. Where a box does
 * not show its subject, the rest of it is undetermined.
 *
 * @example
 * const audit = await auditPicture({ auditor, picture, policy, plan, cast, layout, targets })
 * audit.subjects[0]?.attributes['presentation']
 * // { asked: 'feminine', measured: 'masculine', verdict: 'missed', confidence: 0.93 }
 */
export async function auditPicture(options: AuditPictureOptions): Promise<Audit> {
  const { auditor, picture, plan, cast, layout, signal, unboxed = false } = options
  const audit = auditScene(options)
  if (auditor === undefined) return audit
  if (unboxed) return { ...audit, subjects: await readUnboxed({ auditor, picture, plan, cast, signal }) }
  const readings = await auditor.read(picture, boxesToRead(layout), { signal })
  options.onReadings?.(readings)
  return {
    ...audit,
    subjects: cast.subjects.map(({ id, attributes }) => ({
      id,
      attributes: judgeSubject(
        plan.subjects.find(subject => subject.id === id),
        attributes,
        readings.get(id),
        options,
      ),
    })),
  }
}

function judgeSubject(
  planned: PlanSubject | undefined,
  asked: Cast['subjects'][number]['attributes'],
  reading: SubjectReading | undefined,
  { classOf }: AuditPictureOptions,
): Readonly<Record<string, AttributeVerdict>> {
  const values = Object.entries(asked).map(([attribute, { value }]) => [attribute, value] as const)
  if (reading === undefined || planned?.exempt?.reason === 'named_person') {
    return Object.fromEntries(values.map(([attribute, value]) => [attribute, unmeasured(value)]))
  }
  const known = planned === undefined ? undefined : classOf?.(planned)
  const all = [...(known === undefined ? [] : [['class', known] as const]), ...values]
  const verdicts = all.map(([attribute, value]) => {
    const verdict =
      value === null ? unmeasured(value) : judge(attribute, value, reading.attributes[attribute])
    return [attribute, isPresent(reading.presence) ? verdict : unseen(verdict)] as const
  })
  return { presence: judgePresence(reading.presence), ...Object.fromEntries(verdicts) }
}

/** What is not there has no hair colour, whatever the instrument reads in its place. */
function unseen(verdict: AttributeVerdict): AttributeVerdict {
  const { asked, confidence } = verdict
  if (verdict.verdict === 'unmeasured') return verdict
  return {
    asked,
    measured: null,
    verdict: 'undetermined',
    ...(confidence === undefined ? {} : { confidence }),
  }
}
