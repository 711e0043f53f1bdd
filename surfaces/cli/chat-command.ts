/**
 * `chat`: pictures in conversation, one turn a line of standard input.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { writeSafely } from '../../datasets/write-file.ts'
import { EvencastError } from '../../errors.ts'
import {
  type Chat,
  type ChatOptions,
  type ChatTurn,
  loadSession,
  openChat,
  readScene,
  type SavedSession,
  saveSession,
  sessionFrom,
} from '../../index.ts'
import { pictureProtocol, terminalPicture } from '../terminal/picture-protocol.ts'
import { parseCastOptions } from './cast-option.ts'
import { castTable } from './cast-table.ts'
import type { ChatCommandOptions } from './chat-options.ts'
import type { CommandLine } from './command-line.ts'
import { explainFailure } from './failures.ts'
import { assertWritable } from './output-path.ts'
import { plannerFrom } from './planner-options.ts'
import { startProgress } from './progress.ts'

/** Characters that half-block pictures are wide. */
const pictureColumns = 64

/** Talks until the input ends or the user says `/quit`. A turn that fails is told, and the conversation goes on. */
export async function runChat(
  request: string | undefined,
  given: ChatCommandOptions,
  commandLine: CommandLine,
): Promise<void> {
  const out = given.out ?? 'evencast-chat.png'
  await assertWritable(out)
  const chat = await openChat(await chatOptions(given, commandLine))
  const talk = { chat, given, commandLine, out }
  try {
    const shown = chat.png()
    if (shown !== undefined) {
      await writeSafely(out, shown)
      await showPicture(talk)
    }
    if (request !== undefined) await take(request, talk)
    if (!given.json) commandLine.writeProgress(prompt(chat))
    for await (const line of linesOf(commandLine)) {
      if (/^\/(?:quit|exit|bye)$|^(?:quit|exit|bye)$/i.test(line)) break
      if (line !== '') await take(line, talk)
      if (!given.json) commandLine.writeProgress(prompt(chat))
    }
  } finally {
    await chat.close()
  }
}

interface Talk {
  readonly chat: Chat
  readonly given: ChatCommandOptions
  readonly commandLine: CommandLine
  readonly out: string
}

async function take(said: string, talk: Talk): Promise<void> {
  const { chat, given, commandLine } = talk
  const local = localAnswer(said, chat, commandLine)
  if (local !== undefined) return commandLine.writeOutput(local)
  try {
    const progress = startProgress(commandLine, '', () => performance.now())
    const turn = await chat.say(said, { signal: commandLine.signal, onEvent: progress.onEvent })
    if (given.session !== undefined) await saveSession(given.session, chat.saved())
    progress.warn(turn.warnings)
    if (turn.redrawn && turn.png !== undefined) await writeSafely(talk.out, turn.png)
    if (given.json) return commandLine.writeOutput(`${JSON.stringify(asJson(said, turn, talk.out))}\n`)
    if (turn.redrawn) await showPicture(talk)
    commandLine.writeOutput(`${turn.answer}\n`)
  } catch (error) {
    if (!EvencastError.isInstance(error) || error.code === 'EVENCAST_ABORTED') throw error
    explainFailure(error, given.json === true, commandLine)
  }
}

/** What the terminal answers by itself. */
function localAnswer(said: string, chat: Chat, commandLine: CommandLine): string | undefined {
  switch (said.trim().toLowerCase()) {
    case '/help':
      return 'Say what to draw, then what to change: "make the doctor older", "one more nurse", "without the dog", "in a park instead", "undo", "why is she older?".\n/cast  /history  /quit\n'
    case '/cast':
      return tableOf(chat, commandLine) || 'There is no picture yet.\n'
    case '/history':
      return historyOf(chat)
    default:
      return undefined
  }
}

async function showPicture({ chat, given, commandLine, out }: Talk): Promise<void> {
  const png = chat.png()
  if (png === undefined || given.json) return
  const { show = 'auto' } = given
  const protocol = show === 'auto' ? pictureProtocol(commandLine.environment, commandLine.color) : show
  commandLine.writeOutput(await terminalPicture(png, protocol, pictureColumns))
  commandLine.writeOutput(`${tableOf(chat, commandLine)}${historyOf(chat)}${out}\n`)
}

function tableOf(chat: Chat, { color }: CommandLine): string {
  const scene = chat.scene()
  return scene?.plan && scene.cast ? castTable(scene.plan, scene.cast, color) : ''
}

/** `1 two nurses · [2 make her older] · 3 undone`: the picture shown stands in brackets. */
function historyOf(chat: Chat): string {
  const { steps, position } = chat.session()
  const names = steps.map(({ said }, index) => {
    const name = `${index + 1} ${said.length > 40 ? `${said.slice(0, 39)}…` : said}`
    return index === position ? `[${name}]` : name
  })
  return names.length === 0 ? '' : `${names.join(' · ')}\n`
}

function prompt(chat: Chat): string {
  return chat.session().steps.length === 0 ? 'What should I draw? > ' : '> '
}

async function* linesOf({ standardInput }: CommandLine): AsyncIterable<string> {
  for await (const line of createInterface({
    input: Readable.from(standardInput),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    yield line.trim()
  }
}

async function chatOptions(given: ChatCommandOptions, commandLine: CommandLine): Promise<ChatOptions> {
  const { seed, size, policy, model, regions, steps, guidance, uncast, reader, ledger } = given
  const { environment } = commandLine
  const planner = await plannerFrom(given, commandLine)
  const cast = parseCastOptions(given.cast)
  const session = await savedSession(given)
  return {
    ...{ environment, seed, size, policy, model, regions, steps, guidance, uncast, planner, reader, ledger },
    ...(cast === undefined ? {} : { cast }),
    ...(session === undefined ? {} : { session }),
  }
}

async function savedSession({ session, from }: ChatCommandOptions): Promise<SavedSession | undefined> {
  const saved = session === undefined ? undefined : await loadSession(session)
  if (from === undefined || (saved !== undefined && saved.session.steps.length > 0)) return saved
  return sessionFrom(await readScene(from), await readFile(from))
}

function asJson(said: string, turn: ChatTurn, out: string) {
  const { answer, commands, warnings, redrawn, session, scene } = turn
  return {
    said,
    answer,
    commands,
    redrawn,
    ...(redrawn ? { file: out } : {}),
    position: session.position,
    scene,
    warnings,
  }
}
