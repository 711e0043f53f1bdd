/**
 * What a language model that understands a turn would call: the tools and the user's own words that lead to given
 * commands. It stands in for a model on loopback, so that the agent's way from HTTP to pixels is held to the dialogues.
 *
 * @module
 */
import { isDeepStrictEqual } from 'node:util'
import { agentTools } from '../../agents/conversation/agent/tool-table.ts'
import { startTurn } from '../../agents/conversation/agent/turn-state.ts'
import type { Command, ScenePoints } from '../../agents/index.ts'

export interface SpokenCall {
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
}

/** Calls that lead to exactly these commands; undefined: the tools cannot say it in the user's words. */
export function spokenCalls(
  commands: readonly Command[],
  said: string,
  scene: ScenePoints | undefined,
): readonly SpokenCall[] | undefined {
  const calls: SpokenCall[] = []
  let left = commands
  while (left.length > 0) {
    const found = candidates(left, said).find(one => {
      const noted = notedBy([...calls, one], said, scene).slice(commands.length - left.length)
      return noted.length > 0 && isDeepStrictEqual(noted, left.slice(0, noted.length))
    })
    if (found === undefined) return undefined
    calls.push(found)
    left = commands.slice(notedBy(calls, said, scene).length)
  }
  return calls
}

function notedBy(
  calls: readonly SpokenCall[],
  said: string,
  scene: ScenePoints | undefined,
): readonly Command[] {
  const turn = startTurn(scene)
  const tools = agentTools(turn, said)
  for (const { name, input } of calls) tools.find(one => one.name === name)?.run(input)
  return turn.commands()
}

function candidates([command]: readonly Command[], said: string): readonly SpokenCall[] {
  if (command === undefined) return []
  const inWords = (name: string, rest: object = {}) =>
    spans(said).map(words => ({ name, input: { ...rest, words } }))
  switch (command.type) {
    case 'draw':
      return inWords('draw_picture')
    case 'state':
      return inWords('change_subjects', { subjects: command.subjects })
    case 'add': {
      const [relation] = command.plan.relations
      const holders = command.plan.relations.map(({ subject }) => subject)
      return [
        ...inWords('add_subjects'),
        ...(relation === undefined
          ? []
          : inWords('add_subjects', { relation: relation.relation, object: relation.object })),
        ...holders.flatMap(subject => inWords('change_subjects', { subjects: [subject] })),
      ]
    }
    case 'remove':
      return [{ name: 'remove_subjects', input: { subjects: command.subjects } }]
    case 'replace':
      return inWords('replace_subject', { subject: command.subject })
    case 'move':
      return [
        {
          name: 'move_subject',
          input: { subject: command.subject, ...command.placement, ...command.relation },
        },
      ]
    case 'resize': {
      const { type: _type, ...input } = command
      return [{ name: 'resize_subjects', input }]
    }
    case 'swap': {
      const { type: _type, ...input } = command
      return [{ name: 'swap_subjects', input }]
    }
    case 'recast':
      return [{ name: 'recast_subjects', input: { subjects: command.subjects } }]
    case 'vary':
      return [{ name: 'more_variety', input: { subjects: command.subjects } }]
    case 'keep':
      return [{ name: 'keep_subjects', input: { subjects: command.subjects } }]
    case 'setting':
      return [{ name: 'set_setting', input: { words: command.setting } }]
    case 'style':
      return [{ name: 'set_style', input: { words: command.style } }]
    case 'exclude':
      return [{ name: 'exclude', input: { words: command.words[0] ?? '' } }]
    case 'again':
      return [{ name: 'draw_again', input: {} }]
    case 'undo':
      return [{ name: 'undo', input: { steps: command.steps } }]
    case 'redo':
      return [{ name: 'redo', input: { steps: command.steps } }]
    case 'tell':
      return [{ name: 'describe', input: { subjects: command.subjects } }]
    case 'why':
      return [{ name: 'explain', input: { subject: command.subject, attribute: command.attribute } }]
    case 'ask':
      return [{ name: 'ask_user', input: { question: command.question.slice(0, 300) } }]
  }
}

/** Every run of words of what was said, the shortest first. */
function spans(said: string): readonly string[] {
  const words = said.replace(/[.!?]+$/, '').split(/\s+/)
  const all = words.flatMap((_, start) =>
    words.slice(start).map((_word, length) => words.slice(start, start + length + 1).join(' ')),
  )
  return all.toSorted((one, other) => one.length - other.length)
}
