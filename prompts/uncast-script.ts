/**
 * The script without its cast: what a model draws by itself where only the user's own words reach each box.
 *
 * @module
 */
import type { Cast, CastAttribute, Script, Staged } from '../types.ts'
import { type ScriptInput, writeScript } from './write-script.ts'

/**
 * The script of a scene with the words left out that the policy decided: the same boxes, seeds and background, and in
 * each box only what the user stated or gave a share of. Against it a comparison shows what casting changes, apart from
 * what regions change. A default such as `adult` is left out too, with the negatives that go with it: nobody said it.
 *
 * @throws EvencastError as `writeScript`
 * @example
 * const { value: script } = uncastScript({ request, plan, cast, layout, capabilities, countTokens })
 * // script.subjects[0].prompt: "a doctor", where writeScript has "a woman doctor, skin tone 8, black hair"
 */
export function uncastScript(input: ScriptInput): Staged<Script> {
  const { value, warnings } = writeScript({ ...input, cast: saidByUser(input.cast) })
  // A sampled wheelchair may decide the usual place; the comparison is about who is in it, not about where.
  const { background } = writeScript(input).value
  return { value: { ...value, background }, warnings }
}

/** The cast with the attributes alone that the user decided. */
function saidByUser({ subjects }: Cast): Cast {
  return {
    subjects: subjects.map(({ id, attributes }) => ({
      id,
      attributes: Object.fromEntries(Object.entries(attributes).filter(([, { source }]) => kept.has(source))),
    })),
  }
}

const kept: ReadonlySet<CastAttribute['source']> = new Set(['stated', 'share', 'exempt'])
