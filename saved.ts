/**
 * Values that are re-entered: what of an earlier scene the flow goes on from, and what it must work out anew.
 *
 * @module
 */
import { isDeepStrictEqual } from 'node:util'
import { EvencastError } from './errors.ts'
import type { Cast, Layout, Plan, Scene, Script, Staged, Warning } from './types.ts'

/** The values of an earlier scene; each may have been changed by hand. */
export type SavedValues = Pick<Scene, 'plan' | 'cast' | 'layout' | 'script' | 'edits' | 'course'>

/**
 * Keeps what still fits together. Subjects added to the plan leave the cast standing (they are cast beside it) but
 * need a new layout and a new script, which is a warning; a cast without its plan is an error.
 */
export function reenterValues(saved: SavedValues): Staged<SavedValues> {
  const { plan, cast, layout, script, edits = [], course = [] } = saved
  if (plan === undefined) return withoutPlan(saved)
  const ids = plan.subjects.map(subject => subject.id)
  rejectUnknown(cast, ids)

  const layoutFits = layout === undefined || sameIds(layout, ids)
  const scriptFits = layoutFits && (script === undefined || sameIds(script, ids))
  const warnings = [
    ...(layoutFits ? [] : [rearranged('layout', 'The saved layout does not hold the subjects of the plan')]),
    ...(scriptFits ? [] : [rearranged('script', 'The saved script no longer fits the plan and its layout')]),
    ...(edits.length + course.length > 0 && !(scriptFits && script !== undefined) ? [drawnAtOnce] : []),
  ]
  return {
    value: {
      plan,
      ...(cast === undefined ? {} : { cast }),
      ...(layout !== undefined && layoutFits ? { layout } : {}),
      ...(script !== undefined && scriptFits
        ? { script, ...(edits.length === 0 ? {} : { edits }), ...(course.length === 0 ? {} : { course }) }
        : {}),
    },
    warnings,
  }
}

/** What the saved script was drawn with, one change after the other; what was never there is left out. */
export function changesOf({ edits, course }: SavedValues): Pick<SavedValues, 'edits' | 'course'> {
  return { ...(edits === undefined ? {} : { edits }), ...(course === undefined ? {} : { course }) }
}

/**
 * A saved script is drawn as it stands; where the cast or the layout was changed beside it, the user is told. What was
 * drawn anew has words and a seed of its own, and left the background as it was; a scene that was changed in
 * conversation has a script of its own throughout, which is not compared.
 */
export function compareScripts(
  { script: saved, edits = [], course }: SavedValues,
  written: Script,
): readonly Warning[] {
  if (saved === undefined || course !== undefined) return []
  const edited = new Set(edits.map(({ subject }) => subject))
  const unedited = (script: Script) => ({
    ...script,
    background: edits.length === 0 ? script.background : undefined,
    subjects: script.subjects.filter(({ id }) => !edited.has(id)),
  })
  if (isDeepStrictEqual(unedited(saved), unedited(written))) return []
  return [
    {
      stage: 'script',
      type: 'ambiguous',
      feature: 'script',
      details:
        'The saved script differs from what its plan, cast and layout say; it is drawn as saved. Delete `script` from the file to write it anew.',
    },
  ]
}

const drawnAtOnce: Warning = {
  stage: 'script',
  type: 'fallback',
  feature: 'edits',
  details:
    'Subjects were drawn anew in the saved picture; its script is not kept, so all are drawn at once from their cast.',
}

function withoutPlan(saved: SavedValues): Staged<SavedValues> {
  const orphan = (['cast', 'layout', 'script'] as const).find(name => saved[name] !== undefined)
  if (orphan === undefined) return { value: {}, warnings: [] }
  throw new EvencastError('EVENCAST_SCENE_INVALID', `Expected a plan beside the saved ${orphan}, got none`, {
    hint: 'Save the scene with `evencast cast "REQUEST" --json > scene.json`, which holds the plan too.',
  })
}

function rejectUnknown(cast: Cast | undefined, ids: readonly string[]): void {
  const unknown = cast?.subjects.find(subject => !ids.includes(subject.id))
  if (unknown === undefined) return
  throw new EvencastError(
    'EVENCAST_SCENE_INVALID',
    `Expected every subject of the cast to be in the plan, got \`${unknown.id}\`, which is not`,
    { hint: `Add \`${unknown.id}\` to plan.subjects with its class, or remove it from cast.subjects.` },
  )
}

function sameIds(value: Layout | Script, ids: readonly Plan['subjects'][number]['id'][]): boolean {
  return value.subjects.length === ids.length && value.subjects.every(subject => ids.includes(subject.id))
}

function rearranged(stage: 'layout' | 'script', reason: string): Warning {
  return { stage, type: 'fallback', feature: stage, details: `${reason}; it was made anew.` }
}
