/**
 * Holds a scripted dialogue and checks every turn of it.
 *
 * @module
 */
import { readPixels } from '../../datasets/read-pixels.ts'
import type { Chat } from '../../index.ts'
import { checkTurn, type Shown } from './check-turn.ts'
import { readDemands } from './demands.ts'
import type { Dialogue } from './dialogue-file.ts'

export interface TurnResult {
  readonly said: string
  readonly answer: string
  readonly broken: readonly string[]
  /** Whether pixels beside the named ones were compared. */
  readonly pixelsCompared: boolean
}

/** @param openChat a new conversation */
export async function runDialogue(
  { turns }: Dialogue,
  openChat: () => Promise<Chat>,
): Promise<readonly TurnResult[]> {
  const chat = await openChat()
  const shown: Shown[] = []
  const results: TurnResult[] = []
  for (const { said, demands: lines } of turns) {
    const { answer, scene, png } = await chat.say(said)
    const pixels = png === undefined ? undefined : (await readPixels(png)).pixels
    const after = { scene, png, pixels }
    const before = shown.at(-1) ?? { scene: undefined, png: undefined, pixels: undefined }
    const demands = readDemands(lines, before.scene)
    const first = shown.length === 0
    const broken = first
      ? scene?.plan === undefined
        ? ['no first picture']
        : []
      : checkTurn(demands, before, after, answer, shown[(demands.sameAs ?? 0) - 1])
    const whole = [demands.setting, demands.style, demands.told, demands.sameAs, demands.excluded].some(
      one => one !== undefined,
    )
    results.push({
      said,
      answer,
      broken,
      pixelsCompared: !first && !whole && !demands.again && !demands.isNew,
    })
    shown.push(after)
  }
  await chat.close()
  return results
}
