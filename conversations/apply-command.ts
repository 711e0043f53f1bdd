/**
 * Commands that change a scene, each to the values that it names and to nothing else.
 *
 * @module
 */
import type { Command, CommandOf } from '../agents/index.ts'
import { fromLeft } from '../agents/index.ts'
import { EvencastError } from '../errors.ts'
import type { Plan, PlanSubject } from '../types.ts'
import { describeSubject, namesOf } from './describe.ts'
import { withNewcomers, withoutSubjects, withReplaced, withStatement } from './plan-edits.ts'
import { moveSubject, placeNewcomers, type Rearranged, withoutBoxes, withTrueRelations } from './rearrange.ts'
import { castAttributes, castNewcomers, castOthers } from './recast.ts'
import { resizedLayout, swappedLayout } from './resize.ts'
import { type ChangeContext, type SceneChange, type SceneValues, unchanged } from './scene-change.ts'

/** Commands that change plan, cast or layout. */
export type SceneCommand = Exclude<
  Command,
  { readonly type: 'draw' | 'undo' | 'redo' | 'tell' | 'why' | 'ask' | 'keep' }
>

/**
 * The scene after one command.
 *
 * @throws EVENCAST_LAYOUT_INFEASIBLE where there is no room even if everybody moves, EVENCAST_POLICY_INFEASIBLE where the
 * policy forbids what would be there
 * @example
 * applyCommand({ plan, cast, layout }, { type: 'remove', subjects: ['dog-1'] }, context).plan.subjects
 */
export function applyCommand(
  values: SceneValues,
  command: SceneCommand,
  context: ChangeContext,
): SceneChange {
  const base = unchanged(values)
  const { plan } = values
  switch (command.type) {
    case 'state':
      return state(values, command, context)
    case 'add':
      return add(values, command, context)
    case 'remove':
      return remove(values, command)
    case 'replace':
      return replace(values, command, context)
    case 'move':
      return move(values, command, context)
    case 'resize':
      return resize(values, command, context)
    case 'swap':
      return swap(values, command, context)
    case 'recast':
      return recast(values, command.subjects, context)
    case 'vary':
      return vary(values, command.subjects, context)
    case 'setting':
      return {
        ...base,
        plan: { ...plan, setting: command.setting },
        // A setting shows behind everybody, inside their boxes too: drawn around them alone, it would look cut out.
        whole: true,
        told: [`The setting is now: ${command.setting}. The people, their places and their noise stay.`],
      }
    case 'style':
      return {
        ...base,
        plan: { ...plan, style: command.style },
        whole: true,
        told: [`All is drawn anew as ${command.style}, with the same people in the same places.`],
      }
    case 'exclude': {
      const excluded = [...new Set([...(plan.excluded ?? []), ...command.words])]
      const told = [`Left out from now on: ${command.words.join(', ')}.`]
      return { ...base, plan: { ...plan, excluded }, background: true, told }
    }
    case 'again':
      return {
        ...base,
        whole: true,
        reseeded: plan.subjects.map(({ id }) => id),
        told: ['Drawn again with another seed: the same people in the same places.'],
      }
  }
}

function state(values: SceneValues, command: CommandOf<'state'>, context: ChangeContext): SceneChange {
  const plan = withStatement(values.plan, values.cast, command)
  const attributes = Object.keys(command.stated)
  const { cast, warnings } = castAttributes(plan, values.cast, command.subjects, attributes, context)
  const words = [
    ...Object.entries(command.stated).map(
      ([name, value]) => `${name.replaceAll('_', ' ')} ${valueWords(value)}`,
    ),
    ...(command.role === undefined ? [] : [command.role]),
    ...(command.action === undefined ? [] : [command.action]),
    ...(command.details ?? []),
    ...(command.excluded ?? []).map(word => `no ${word}`),
  ]
  return {
    ...unchanged({ ...values, plan, cast }),
    touched: command.subjects,
    told: [`${namesOf(command.subjects)}: ${words.join(', ')}. You said so, so the policy is not asked.`],
    warnings,
  }
}

function add(values: SceneValues, command: CommandOf<'add'>, context: ChangeContext): SceneChange {
  const ids = command.plan.subjects.map(({ id }) => id)
  const plan = withNewcomers(values.plan, command)
  const { cast, warnings } = castNewcomers(plan, values.cast, context)
  const placed = placeNewcomers({ plan, cast, layout: values.layout }, ids, context)
  return {
    ...rearranged({ ...values, plan, cast }, placed),
    touched: ids,
    reseeded: ids,
    told: ids.map(id => `Added ${describeSubject(id, { plan, cast }, context.policy)}.`),
    warnings: [...warnings, ...placed.warnings],
  }
}

function remove(values: SceneValues, { subjects }: CommandOf<'remove'>): SceneChange {
  return {
    ...unchanged({
      plan: withoutSubjects(values.plan, values.cast, subjects),
      cast: { subjects: values.cast.subjects.filter(({ id }) => !subjects.includes(id)) },
      layout: withoutBoxes(values.layout, subjects),
    }),
    touched: subjects,
    told: [`${namesOf(subjects)} ${subjects.length === 1 ? 'is' : 'are'} gone; everybody else stays.`],
  }
}

function replace(
  values: SceneValues,
  { subject, by }: CommandOf<'replace'>,
  context: ChangeContext,
): SceneChange {
  const plan = withReplaced(values.plan, values.cast, subject, by)
  const remaining = { subjects: values.cast.subjects.filter(({ id }) => id !== subject) }
  const { cast, warnings } = castNewcomers(plan, remaining, context)
  const rename = (id: string) => (id === subject ? by.id : id)
  const layout = {
    ...values.layout,
    subjects: values.layout.subjects.map(one => ({ ...one, id: rename(one.id) })),
    occlusions: values.layout.occlusions.map(one => ({
      ...one,
      front: rename(one.front),
      behind: rename(one.behind),
    })),
  }
  return {
    ...unchanged({ plan, cast, layout }),
    touched: [subject, by.id],
    reseeded: [by.id],
    told: [`In the place of ${subject}: ${describeSubject(by.id, { plan, cast }, context.policy)}.`],
    warnings,
  }
}

function move(values: SceneValues, command: CommandOf<'move'>, context: ChangeContext): SceneChange {
  const { subject, placement, relation } = command
  const relations = values.plan.relations.filter(
    one =>
      relation === undefined ||
      !([one.subject, one.object].includes(subject) && [one.subject, one.object].includes(relation.object)),
  )
  const asked: Plan = {
    ...values.plan,
    subjects: values.plan.subjects.map(one => (one.id === subject ? placedSubject(one, placement) : one)),
    relations: [...relations, ...(relation === undefined ? [] : [{ subject, ...relation }])],
  }
  // Where somebody was told to go beats what was said of their place before.
  const own = (one: Plan['relations'][number]) =>
    relation !== undefined && one.subject === subject && one.object === relation.object
  const free: Plan = {
    ...asked,
    relations: asked.relations.filter(one => own(one) || ![one.subject, one.object].includes(subject)),
  }
  const placed = moveSubject({ ...values, plan: free }, subject, context)
  const settled = withTrueRelations(asked, placed.layout, context)
  const where =
    relation === undefined
      ? Object.values(placement ?? {}).join(' ')
      : `${relation.relation} ${relation.object}`
  return {
    ...rearranged({ ...values, plan: settled.plan }, { ...placed, plan: settled.plan }),
    touched: [subject],
    told: [`${subject} moved: ${where}.${droppedWords(settled.dropped)}`],
    warnings: placed.warnings,
  }
}

function resize(values: SceneValues, command: CommandOf<'resize'>, context: ChangeContext): SceneChange {
  let layout = values.layout
  const changed: string[] = []
  for (const id of command.subjects) {
    const next = resizedLayout(layout, values.plan, id, command.size, context)
    if (next === undefined) continue
    layout = next
    changed.push(id)
  }
  const stuck = command.subjects.filter(id => !changed.includes(id))
  const size = command.size === 'larger' ? 'large' : 'small'
  const plan = {
    ...values.plan,
    subjects: values.plan.subjects.map(one =>
      changed.includes(one.id) ? { ...one, size: size as 'large' | 'small' } : one,
    ),
  }
  return {
    ...unchanged({ ...values, plan, layout }),
    touched: changed,
    told: [
      ...(changed.length === 0
        ? []
        : [`${namesOf(changed)} ${changed.length === 1 ? 'is' : 'are'} ${command.size} now.`]),
      ...(stuck.length === 0
        ? []
        : [
            `${namesOf(stuck)} cannot become ${command.size}: the others leave no room, or it would be too small to draw.`,
          ]),
    ],
  }
}

function swap(
  values: SceneValues,
  { subject, other }: CommandOf<'swap'>,
  context: ChangeContext,
): SceneChange {
  const subjects = [subject, other] as const
  const layout = swappedLayout(values.layout, values.plan, subjects, context)
  const settled = withTrueRelations(values.plan, layout, context)
  return {
    ...unchanged({ ...values, plan: settled.plan, layout }),
    touched: subjects,
    told: [`${subjects.join(' and ')} changed places.${droppedWords(settled.dropped)}`],
  }
}

function recast(values: SceneValues, asked: readonly string[], context: ChangeContext): SceneChange {
  const ids = asked.filter(id => !context.kept.includes(id))
  const base = unchanged(values)
  if (ids.length === 0)
    return { ...base, told: [`${namesOf(asked)} ${asked.length === 1 ? 'is' : 'are'} to be kept.`] }
  const { cast, warnings } = castOthers(values.plan, values.cast, ids, context)
  return {
    ...base,
    cast,
    touched: ids,
    reseeded: ids,
    told: ids.map(id => `Cast anew: ${describeSubject(id, { plan: values.plan, cast }, context.policy)}.`),
    warnings,
  }
}

function vary(values: SceneValues, asked: readonly string[], context: ChangeContext): SceneChange {
  const people = values.plan.subjects.filter(one => asked.includes(one.id) && one.class === 'person')
  const ids = fromLeft(
    people.map(({ id }) => id),
    { ...values, focus: [] },
  )
  if (ids.length < 2) return recast(values, ids.length === 0 ? asked : ids, context)
  const wanted = [
    { attribute: 'skin_tone', distinct: Math.min(3, ids.length) },
    { attribute: 'presentation', distinct: 2 },
  ].filter(({ attribute }) => people.some(one => !(attribute in one.stated)))
  const attributes = wanted.map(({ attribute }) => attribute)
  const variety = [
    ...values.plan.variety.filter(one => !attributes.includes(one.attribute)),
    ...wanted.map(one => ({ subjects: ids, ...one })),
  ]
  try {
    return recast({ ...values, plan: { ...values.plan, variety } }, ids, context)
  } catch (error) {
    // What was stated or kept leaves too few of them free: then those who are free are cast anew without a promise.
    if (EvencastError.isInstance(error) && error.code === 'EVENCAST_PLAN_INVALID')
      return recast(values, ids, context)
    throw error
  }
}

function rearranged(values: SceneValues, placed: Rearranged): SceneChange {
  return { ...unchanged({ ...values, plan: placed.plan, layout: placed.layout }), whole: placed.whole }
}

function placedSubject(subject: PlanSubject, placement: PlanSubject['placement']): PlanSubject {
  const { placement: _before, ...rest } = subject
  return placement === undefined ? rest : { ...rest, placement }
}

function valueWords(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join(' or ')
}

function droppedWords(dropped: readonly string[]): string {
  return dropped.length === 0 ? '' : ` No longer true, and dropped: ${dropped.join('; ')}.`
}
