/**
 * The script before and after each edit.
 *
 * @module
 */
import type { Edit, Script, ScriptSubject } from '../types.ts'

/** The script with another part for one subject. */
export function withSubject(script: Script, part: ScriptSubject): Script {
  return { ...script, subjects: script.subjects.map(subject => (subject.id === part.id ? part : subject)) }
}

/**
 * The script of the first drawing, then the one after each edit; the last is the script given.
 *
 * @example
 * scriptsOf(script, edits).at(-1) // script
 */
export function scriptsOf(script: Script, edits: readonly Edit[]): readonly Script[] {
  const scripts = [script]
  let later = script
  for (const { before } of edits.toReversed()) {
    later = withSubject(later, before)
    scripts.push(later)
  }
  return scripts.reverse()
}
