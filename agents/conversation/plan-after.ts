/**
 * Who is there after some commands of a turn: later words of the same turn may be about them.
 *
 * @module
 */
import type { Plan } from '../../types.ts'
import type { Command } from './commands.ts'

/** Those who came can be spoken of, those who are gone cannot. */
export function planAfter(plan: Plan, commands: readonly Command[]): Plan {
  const came = commands.flatMap(command =>
    command.type === 'add' ? command.plan.subjects : command.type === 'replace' ? [command.by] : [],
  )
  const gone = goneBy(commands)
  return { ...plan, subjects: [...plan.subjects.filter(({ id }) => !gone.includes(id)), ...came] }
}

/** Whom was spoken of last: newcomers, else those who were mentioned, else as before. */
export function focusAfter(
  commands: readonly Command[],
  mentioned: readonly string[],
  before: readonly string[],
): readonly string[] {
  const came = commands.flatMap(command =>
    command.type === 'add'
      ? command.plan.subjects.map(({ id }) => id)
      : command.type === 'replace'
        ? [command.by.id]
        : [],
  )
  const [latest] = [came, mentioned].filter(ids => ids.length > 0)
  const gone = goneBy(commands)
  return (latest ?? before).filter(id => !gone.includes(id))
}

function goneBy(commands: readonly Command[]): readonly string[] {
  return commands.flatMap(command =>
    command.type === 'remove' ? command.subjects : command.type === 'replace' ? [command.subject] : [],
  )
}
