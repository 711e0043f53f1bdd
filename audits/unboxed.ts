/**
 * Pictures drawn from one prompt: nobody was asked for at any place, so who is there has to be found.
 *
 * @module
 */
import type { Audit, Cast, Picture, Plan, PlanSubject } from '../types.ts'
import type { Auditor, SubjectReading } from './auditor.ts'

export interface UnboxedOptions {
  readonly auditor: Auditor
  readonly picture: Pick<Picture, 'width' | 'height' | 'pixels'>
  readonly plan: Plan
  readonly cast: Cast
  readonly signal?: AbortSignal | undefined
}

type AuditSubject = Audit['subjects'][number]
type Found = SubjectReading & { readonly silhouette: { readonly width: number; readonly height: number } }

/**
 * For each kind of subject that was asked for (people, dogs), as many as were asked for, the largest first, as Shen et al.
 * take the largest face. `asked` is null throughout, for a cast was never said to the model, and what is measured has no verdict. One
 * that is not found is undetermined, so that shares say how many could not be read.
 */
export async function readUnboxed(options: UnboxedOptions): Promise<readonly AuditSubject[]> {
  const { auditor, picture, plan, cast, signal } = options
  const found = [...(await auditor.find(picture, { signal }))].sort((one, other) => area(other) - area(one))
  const cursor = new Map<string, number>()
  return plan.subjects.map(subject => {
    const kind = kindOf(subject)
    const place = cursor.get(kind) ?? 0
    cursor.set(kind, place + 1)
    const one = found.filter(reading => kindRead(reading) === kind)[place]
    const attributes = cast.subjects.find(({ id }) => id === subject.id)?.attributes ?? {}
    const readable = Object.keys(attributes).filter(
      attribute => attribute in auditor.confusion || found.some(reading => attribute in reading.attributes),
    )
    return { id: subject.id, attributes: measured(readable, subject, one) }
  })
}

function measured(
  attributes: readonly string[],
  { exempt }: PlanSubject,
  found: Found | undefined,
): AuditSubject['attributes'] {
  const rows = (exempt?.reason === 'named_person' ? [] : attributes).map(attribute => {
    const reading = found?.attributes[attribute]
    const value = {
      asked: null,
      measured: reading?.value ?? null,
      verdict: (reading?.value ?? null) === null ? ('undetermined' as const) : ('unmeasured' as const),
      ...(reading === undefined ? {} : { confidence: reading.confidence }),
    }
    return [attribute, value] as const
  })
  const presence = {
    asked: 'present',
    measured: found === undefined ? 'absent' : 'present',
    verdict: found === undefined ? ('missed' as const) : ('drawn' as const),
    ...(found === undefined ? {} : { confidence: found.presence }),
  }
  return { presence, ...Object.fromEntries(rows) }
}

function kindOf(subject: PlanSubject): string {
  return subject.class === 'person' || subject.role !== undefined ? 'person' : subject.class
}

/** `person` where most of the probability lies on classes of people; otherwise the class that was read. */
function kindRead({ attributes }: Found): string | undefined {
  const reading = attributes.class
  if (reading === undefined) return 'person'
  const people = Object.entries(reading.probabilities)
    .filter(([name]) => name.split('/')[0] === 'person')
    .reduce((sum, [, probability]) => sum + probability, 0)
  return people > 0.5 ? 'person' : (reading.value ?? undefined)
}

function area({ silhouette }: Found): number {
  return silhouette.width * silhouette.height
}
