/**
 * One drawn picture, measured against what it remembers.
 *
 * @module
 */
import {
  type AuditedPicture,
  type Auditor,
  type AuditPictureOptions,
  auditPicture,
  auditScene,
  joinAudit,
} from '../../audits/index.ts'
import { castingTargets, policyFromDocument } from '../../casting/index.ts'
import { EvencastError } from '../../errors.ts'
import { shownValues } from '../../prompts/index.ts'
import { absentValues } from '../../prompts/open-phrases.ts'
import type { Audit, Capabilities, Cast, CastAttribute, Picture, PlanSubject, Scene } from '../../types.ts'
import { dependentTargets, type Pair, pairsOf } from './pairs.ts'

export interface DrawingToAudit {
  /** What tables and reports call it. */
  readonly name: string
  readonly scene: Scene
  readonly picture: Pick<Picture, 'width' | 'height' | 'pixels'>
}

export interface AuditDrawingOptions {
  /** undefined: pixels are not measured. */
  readonly auditor: Auditor | undefined
  /** What the picture's model can draw; undefined: unknown, so that no class is judged. */
  readonly capabilities: Capabilities | undefined
  readonly signal?: AbortSignal | undefined
  readonly onReadings?: AuditPictureOptions['onReadings']
}

export interface AuditedDrawing {
  readonly audit: Audit
  readonly audited: AuditedPicture
  /** Attributes its policy balances. */
  readonly pairs: readonly Pair[]
}

/**
 * Measures one picture. In a picture from one prompt people are found. What a box was never told has no verdict, though it
 * counts in the shares: values that its model cannot draw, and in a picture drawn without its cast all that was sampled.
 */
export async function auditDrawing(
  { name, scene, picture }: DrawingToAudit,
  { auditor, capabilities, signal, onReadings }: AuditDrawingOptions,
): Promise<AuditedDrawing> {
  const { request, plan, cast, layout, script } = scene
  if (plan === undefined || cast === undefined || layout === undefined) {
    throw new EvencastError('EVENCAST_SCENE_INVALID', `Expected plan, cast and layout in ${name}, got less`)
  }
  const policy = policyFromDocument(request.policy)
  const targets = castingTargets({ plan, cast, policy })
  const common = { policy, cast, targets }
  const shown = new Map(
    plan.subjects.map(subject => {
      const own = cast.subjects.find(({ id }) => id === subject.id)
      return [
        subject.id,
        capabilities && shownValues({ subject, cast: own, policy: request.policy, capabilities }),
      ]
    }),
  )
  const classOf = ({ id }: PlanSubject): string | undefined => shown.get(id)?.class
  const unboxed = script?.regions === 'none'
  const measured =
    auditor === undefined
      ? auditScene(common)
      : await auditPicture({
          ...common,
          auditor,
          picture,
          plan,
          layout,
          unboxed,
          classOf,
          signal,
          onReadings,
        })
  const wasTold: WasTold = (id, attribute, { value, source }) => {
    if (request.uncast === true && (source === 'sampled' || source === 'default')) return false
    const words = shown.get(id)
    return words === undefined || attribute in words || (value !== null && absentValues.has(value))
  }
  const audit = unboxed ? measured : onlyTold(measured, cast, wasTold)
  const pairs = pairsOf(policy)
  const given = dependentTargets(plan, cast, policy, pairs)
  return { audit, audited: joinAudit({ name, audit, cast, targets, given }), pairs }
}

type WasTold = (id: string, attribute: string, cast: CastAttribute) => boolean

/** What a picture was never told, it cannot have missed: its rows keep what was measured, and have no verdict. */
function onlyTold(audit: Audit, cast: Cast, wasTold: WasTold): Audit {
  return {
    ...audit,
    subjects: audit.subjects.map(({ id, attributes }) => {
      const own = cast.subjects.find(subject => subject.id === id)?.attributes ?? {}
      const rows = Object.entries(attributes).map(([attribute, row]) => {
        const asked = own[attribute]
        if (asked === undefined || wasTold(id, attribute, asked)) return [attribute, row] as const
        const verdict = row.verdict === 'undetermined' ? row.verdict : ('unmeasured' as const)
        return [attribute, { ...row, asked: null, verdict }] as const
      })
      return { id, attributes: Object.fromEntries(rows) }
    }),
  }
}
