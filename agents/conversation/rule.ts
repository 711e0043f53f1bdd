/**
 * A rule reads one form of clause.
 *
 * @module
 */
import type { Command } from './commands.ts'
import type { ScenePoints } from './dialogue-reader.ts'
import { type Reference, refer } from './references.ts'

export interface Reading {
  readonly commands: readonly Command[]
  /** Ids of those whom the clause mentions, who are there before it. */
  readonly mentioned: readonly string[]
  /** Sentences about readings that were one of several. */
  readonly ambiguous: readonly string[]
}

/** undefined: the clause has another form. */
export type Rule = (clause: string, scene: ScenePoints) => Reading | undefined

/** A rule for clauses of a pattern; `read` gives undefined where the parts mean nothing here. */
export function rule(
  pattern: RegExp,
  read: (parts: readonly string[], scene: ScenePoints) => Reading | undefined,
): Rule {
  return (clause, scene) => {
    const match = pattern.exec(clause)
    return match === null
      ? undefined
      : read(
          match.slice(1).map(part => part ?? ''),
          scene,
        )
  }
}

export function reading(commands: readonly Command[], ...references: readonly Reference[]): Reading {
  return {
    commands,
    mentioned: references.flatMap(({ ids }) => ids),
    ambiguous: references.flatMap(({ ambiguous }) => ambiguous ?? []),
  }
}

/** A reading about whom a phrase means. */
export function about(
  phrase: string,
  scene: ScenePoints,
  commandsFor: (ids: readonly string[]) => readonly Command[],
): Reading | undefined {
  const reference = refer(phrase, scene)
  if (reference === undefined) return undefined
  const commands = commandsFor(reference.ids)
  return commands.length === 0 ? undefined : reading(commands, reference)
}

export function firstReading(
  rules: readonly Rule[],
  clause: string,
  scene: ScenePoints,
): Reading | undefined {
  for (const read of rules) {
    const found = read(clause, scene)
    if (found !== undefined) return found
  }
  return undefined
}
