/**
 * A conversation held open: its session, its pictures, one turn after the other.
 *
 * @module
 */
import type { DialogueReader, Planner } from '../agents/index.ts'
import { readPixels } from '../datasets/read-pixels.ts'
import { encodeScene } from '../encode-scene.ts'
import { EvencastError } from '../errors.ts'
import type { Renderer, RenderOptions } from '../renderers/renderer.ts'
import type { Picture, Scene } from '../types.ts'
import { converse, type Turn } from './converse.ts'
import { currentStep, emptySession, type Session, withStep } from './session.ts'
import { type SavedSession, sha256Of } from './session-file.ts'

export interface ChatParts {
  readonly reader: DialogueReader
  readonly planner: Planner
  readonly renderer: Renderer
  /** Draws a request of its own; `image` counts the pictures that were asked for as such. */
  readonly drawRequest: (
    text: string,
    options: RenderOptions & { readonly image: number },
  ) => Promise<{ readonly scene: Scene; readonly picture: Picture }>
  /** Where to go on; undefined: a new session. */
  readonly saved?: SavedSession | undefined
}

/** A session that begins with a picture drawn before: its scene, and the PNG's bytes. */
export function sessionFrom(scene: Scene, png: Uint8Array): SavedSession {
  const picture = sha256Of(png)
  const focus = scene.plan?.subjects.map(({ id }) => id) ?? []
  const step = { said: scene.request.text, scene, picture, focus, kept: [] }
  return { session: withStep(emptySession, step), pictures: new Map([[picture, png]]) }
}

/** One turn, and the picture that is shown after it. */
export interface ChatTurn extends Turn {
  /** undefined: there is none yet. */
  readonly scene: Scene | undefined
  readonly png: Uint8Array | undefined
}

/** A conversation that goes on: what was drawn last, and the next turn. */
export interface Chat {
  readonly session: () => Session
  /** The session with its pictures, to be saved. */
  readonly saved: () => SavedSession
  readonly scene: () => Scene | undefined
  readonly png: () => Uint8Array | undefined
  /** Takes one turn; one that throws leaves the session as it was. */
  readonly say: (said: string, options?: RenderOptions) => Promise<ChatTurn>
  readonly close: () => Promise<void>
}

export function openConversation(parts: ChatParts): Chat {
  const pictures = new Map(parts.saved?.pictures)
  let session = parts.saved?.session ?? emptySession
  const scene = () => currentStep(session)?.scene
  const png = () => pictures.get(currentStep(session)?.picture ?? '')
  const store = {
    async keep(bytes: Uint8Array) {
      const sha256 = sha256Of(bytes)
      pictures.set(sha256, bytes)
      return sha256
    },
    pixels: async (sha256: string) => readPixels(bytesOf(pictures, sha256)),
  }
  return {
    session: () => session,
    saved: () => ({ session, pictures: new Map(pictures) }),
    scene,
    png,
    async say(said, options = {}) {
      const { reader, planner, renderer } = parts
      const image = session.steps.length
      const turn = await converse(
        session,
        said,
        {
          ...{ reader, planner, renderer, pictures: store },
          drawRequest: (text, drawing) => parts.drawRequest(text, { ...drawing, image }),
          encode: (drawn, picture) => encodeScene(drawn, { masks: new Map(), ...picture }),
        },
        options,
      )
      session = turn.session
      return { ...turn, scene: scene(), png: png() }
    },
    close: () => parts.renderer.close(),
  }
}

function bytesOf(pictures: ReadonlyMap<string, Uint8Array>, sha256: string): Uint8Array {
  const bytes = pictures.get(sha256)
  if (bytes !== undefined) return bytes
  throw new EvencastError(
    'EVENCAST_SCENE_INVALID',
    `Expected picture ${sha256.slice(0, 12)} of the session, got none`,
    {
      hint: 'The session file was changed by hand; begin a new session.',
    },
  )
}
