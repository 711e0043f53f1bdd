/**
 * The options of `chat`.
 *
 * @module
 */
import { type Command, Option } from 'commander'
import type { PictureProtocol } from '../terminal/picture-protocol.ts'
import { addSceneOptions, type SceneCommandOptions } from './options.ts'

export interface ChatCommandOptions extends SceneCommandOptions {
  /** A file that keeps the conversation, pictures and all. */
  readonly session?: string
  /** Where the current picture is written after each turn. */
  readonly out?: string
  readonly show?: PictureProtocol | 'auto'
  /** Who reads what is said. */
  readonly reader?: string
}

export function addChatOptions(command: Command): Command {
  return addSceneOptions(command)
    .option('--session <file>', 'keeps the conversation there, and goes on with it')
    .option('--out <file>', 'path of the current picture (default: evencast-chat.png)')
    .option(
      '--reader <reader>',
      'who reads what you say: grammar, openai:MODEL or ollama:MODEL (default: the planner)',
    )
    .addOption(
      new Option('--show <how>', 'how the terminal shows pictures')
        .choices(['auto', 'kitty', 'iterm', 'blocks', 'none'])
        .default('auto'),
    )
}
