/**
 * One turn in the making: the commands that the tools have noted so far, and whom they may name.
 *
 * @module
 */
import type { Command } from '../commands.ts'
import type { ScenePoints } from '../dialogue-reader.ts'
import { focusAfter, planAfter } from '../plan-after.ts'

/** What a tool tells the model. */
export type ToolAnswer = string

export interface TurnState {
  /** The scene as it will be after the commands so far; undefined: no picture yet. */
  readonly scene: () => ScenePoints | undefined
  readonly commands: () => readonly Command[]
  readonly note: (commands: readonly Command[], mentioned: readonly string[]) => ToolAnswer
}

/** More commands than a turn can mean: a model that loops is stopped. */
const mostCommands = 40

export function startTurn(before: ScenePoints | undefined): TurnState {
  let scene = before
  let commands: readonly Command[] = []
  return {
    scene: () => scene,
    commands: () => commands,
    note(added, mentioned) {
      if (commands.length + added.length > mostCommands) return 'Too many changes for one turn. Stop.'
      commands = [...commands, ...added]
      if (scene !== undefined) {
        scene = {
          ...scene,
          plan: planAfter(scene.plan, added),
          focus: focusAfter(added, mentioned, scene.focus),
        }
      }
      return 'Done.'
    },
  }
}
