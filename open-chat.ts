/**
 * Conversations of the SDK: pictures that are talked about until they are right.
 *
 * @module
 */
import { randomInt } from 'node:crypto'
import { type DialogueReader, openDialogueReader, openPlanner } from './agents/index.ts'
import { type Chat, openConversation, type SavedSession } from './conversations/index.ts'
import type { Drawing } from './encode-scene.ts'
import type { SceneOptions } from './index.ts'
import { openRenderer } from './renderers/index.ts'

/** What a conversation is opened with; most of it holds for every picture in it. */
export interface ChatOptions extends Omit<SceneOptions, 'image' | 'images' | 'saved' | 'onEvent' | 'signal'> {
  /** Who reads what is said: `grammar`, `openai:MODEL`, `ollama:MODEL`, or your own; undefined: as the planner. */
  readonly reader?: string | DialogueReader | undefined
  /** A session to go on with, as `saved()` gave it. */
  readonly session?: SavedSession | undefined
}

/** How the SDK draws; handed in, so that this module does not import what exports it. */
type Draw = (text: string, options: SceneOptions) => Promise<Drawing>

/** `openChat` over a way to draw. */
export function chatOver(draw: Draw): (options?: ChatOptions) => Promise<Chat> {
  return async (options = {}) => {
    const { reader, session, environment = process.env, ...sceneOptions } = options
    const planner =
      typeof options.planner === 'object'
        ? options.planner
        : await openPlanner(options.planner ?? 'grammar', { environment })
    const seed = options.seed ?? randomInt(2 ** 32)
    const named =
      typeof reader === 'object' ? reader : openDialogueReader(reader ?? planner.name, { environment })
    const opened = options.renderer === undefined
    const renderer = options.renderer ?? (await openRenderer(options.model ?? 'mini', { environment }))
    const chat = openConversation({
      reader: named,
      planner,
      renderer,
      saved: session,
      drawRequest: (text, drawing) =>
        draw(text, { ...sceneOptions, ...drawing, seed, planner, renderer, environment }),
    })
    return { ...chat, close: async () => (opened ? chat.close() : undefined) }
  }
}
