/**
 * One turn of a conversation: what was said → commands → the next picture, or an answer.
 *
 * @module
 */
import type { Command, DialogueReader, Planner } from '../agents/index.ts'
import { type Policy, policyFromDocument } from '../casting/index.ts'
import type { PlainPicture } from '../edits/index.ts'
import { EvencastError } from '../errors.ts'
import type { Renderer, RenderOptions } from '../renderers/renderer.ts'
import type { Scene, Warning } from '../types.ts'
import { applyCommand, type SceneCommand } from './apply-command.ts'
import { describeScene, explainSubject, namesOf } from './describe.ts'
import { drawChange } from './draw-change.ts'
import { isChanged, joined, type SceneChange, type SceneValues, unchanged } from './scene-change.ts'
import { currentStep, moved, type Session, type Step, withAnswer, withMemory, withStep } from './session.ts'

/** What a conversation is held with. */
export interface ConversationTools {
  readonly reader: DialogueReader
  readonly planner: Planner
  readonly renderer: Renderer
  /** Draws a request of its own: its scene, and the picture. */
  readonly drawRequest: (
    text: string,
    options: RenderOptions,
  ) => Promise<{ readonly scene: Scene; readonly picture: PlainPicture }>
  /** The PNG of a picture, holding its scene. */
  readonly encode: (scene: Scene, picture: PlainPicture) => Promise<Uint8Array>
  readonly pictures: PictureStore
}

/** The PNGs of a conversation by the SHA-256 of their bytes. */
export interface PictureStore {
  /** Keeps the bytes and gives their SHA-256. */
  readonly keep: (png: Uint8Array) => Promise<string>
  readonly pixels: (sha256: string) => Promise<PlainPicture>
}

export interface Turn {
  readonly session: Session
  /** What to tell the user. */
  readonly answer: string
  readonly commands: readonly Command[]
  readonly warnings: readonly Warning[]
  /** Whether another picture is shown than before. */
  readonly redrawn: boolean
  /** `width * height` bytes: 255 where this turn may have changed a pixel; undefined: anywhere, or nowhere. */
  readonly mask?: Uint8Array | undefined
}

/**
 * Takes one turn. The session is a value: the one given stays as it is, so that a turn that fails leaves no trace.
 *
 * @throws EVENCAST_ABORTED on a fired signal, EVENCAST_RENDERER_FAILED and the service's codes where drawing fails; what
 * the user asked for in vain (no room, a contradiction) is an answer, not an error
 * @example
 * const { session, answer } = await converse(emptySession, 'two nurses and a dog', tools)
 * const next = await converse(session, 'make the nurse on the left older', tools)
 */
export async function converse(
  session: Session,
  said: string,
  tools: ConversationTools,
  options: RenderOptions = {},
): Promise<Turn> {
  const step = currentStep(session)
  const scene = step === undefined ? undefined : pointsOf(step)
  const { commands, focus, warnings } = await tools.reader.read(said, scene, { signal: options.signal })
  const first = commands[0]
  const turn = await (first === undefined || first.type === 'draw' || step === undefined
    ? startScene(session, said, commands, tools, options)
    : goOn(session, step, said, commands, focus, tools, options))
  return {
    ...turn,
    commands,
    session: withAnswer(turn.session, said, turn.answer),
    warnings: [...warnings, ...turn.warnings],
  }
}

type Progress = Omit<Turn, 'commands'>

async function startScene(
  session: Session,
  said: string,
  commands: readonly Command[],
  tools: ConversationTools,
  options: RenderOptions,
): Promise<Progress> {
  const [command] = commands
  if (command?.type !== 'draw') {
    const answer = command?.type === 'ask' ? command.question : 'There is no picture yet. What should I draw?'
    return { session, answer, warnings: [], redrawn: false }
  }
  const drawn = await asAnswer(() => tools.drawRequest(command.text, options))
  if ('answer' in drawn) return { session, answer: drawn.answer, warnings: [], redrawn: false }
  const { scene, picture } = drawn
  const sha256 = await tools.pictures.keep(await tools.encode(scene, picture))
  const focus = scene.plan?.subjects.map(({ id }) => id) ?? []
  const next = withStep(session, { said, scene, picture: sha256, focus, kept: [] })
  const policy = policyFromDocument(scene.request.policy)
  const answer = `Drawn.\n${describeScene(valuesOf(scene), policy, undefined)}`
  return { session: next, answer, warnings: scene.warnings, redrawn: true }
}

async function goOn(
  session: Session,
  step: Step,
  said: string,
  commands: readonly Command[],
  focus: readonly string[],
  tools: ConversationTools,
  options: RenderOptions,
): Promise<Progress> {
  const { request } = step.scene
  const policy = policyFromDocument(request.policy)
  let session_ = session
  let kept = step.kept
  const answers: string[] = []
  let change = unchanged(valuesOf(step.scene))
  for (const command of commands) {
    const now = { plan: change.plan, cast: change.cast, layout: change.layout }
    if (command.type === 'undo' || command.type === 'redo') {
      const back = command.type === 'undo' ? command.steps : -command.steps
      const at = session_.position
      session_ = moved(session_, back)
      answers.push(session_.position === at ? `There is nothing to ${command.type}.` : shownAgain(session_))
    } else if (command.type === 'keep') {
      kept = [...new Set([...kept, ...command.subjects])]
      answers.push(`${namesOf(command.subjects)} will be kept.`)
    } else if (isAnswer(command)) answers.push(answerTo(command, now, policy))
    else if (command.type === 'draw') answers.push('A new picture is drawn when it is asked for alone.')
    else {
      const turn = session.log.length + 1
      const applied = tryCommand(now, command, {
        ...{ request, policy, capabilities: tools.renderer.capabilities },
        ...{ kept, turn },
      })
      if (typeof applied === 'string') answers.push(applied)
      else {
        change = joined(change, applied)
        answers.push(...applied.told)
      }
    }
  }
  if (!isChanged(change)) {
    const remembered = withMemory(session_, session_ === session ? { focus, kept } : {})
    return { session: remembered, answer: answers.join('\n'), warnings: [], redrawn: session_ !== session }
  }
  const present = focus.filter(id => change.plan.subjects.some(subject => subject.id === id))
  const drawn = await drawStep(session_, step, { said, change, focus: present, kept }, tools, options)
  return { ...drawn, answer: answers.join('\n'), redrawn: true }
}

interface Wish {
  readonly said: string
  readonly change: SceneChange
  readonly focus: readonly string[]
  readonly kept: readonly string[]
}

async function drawStep(
  session: Session,
  step: Step,
  { said, change, focus, kept }: Wish,
  tools: ConversationTools,
  options: RenderOptions,
): Promise<Omit<Progress, 'answer' | 'redrawn'>> {
  const picture = await tools.pictures.pixels(step.picture)
  const turn = session.log.length + 1
  const drawn = await drawChange(tools.renderer, { scene: step.scene, picture, change, said, turn }, options)
  const sha256 = await tools.pictures.keep(await tools.encode(drawn.scene, drawn.picture))
  return {
    session: withStep(session, { said, scene: drawn.scene, picture: sha256, focus, kept }),
    warnings: drawn.scene.warnings,
    mask: drawn.mask,
  }
}

/** A command that cannot be carried out is told in words; the others of the turn still are. */
function tryCommand(
  values: SceneValues,
  command: SceneCommand,
  context: Parameters<typeof applyCommand>[2],
): SceneChange | string {
  try {
    return applyCommand(values, command, context)
  } catch (error) {
    if (!EvencastError.isInstance(error)) throw error
    return `That cannot be done: ${error.message}.${error.hint === undefined ? '' : ` ${error.hint}`}`
  }
}

const answerable = [
  'EVENCAST_PLAN_EMPTY',
  'EVENCAST_PLAN_INVALID',
  'EVENCAST_LAYOUT_INFEASIBLE',
  'EVENCAST_POLICY_INFEASIBLE',
  'EVENCAST_REQUEST_INVALID',
]

async function asAnswer<Value extends object>(
  run: () => Promise<Value>,
): Promise<Value | { readonly answer: string }> {
  try {
    return await run()
  } catch (error) {
    if (!EvencastError.isInstance(error) || !answerable.includes(error.code)) throw error
    return { answer: `${error.message}.${error.hint === undefined ? '' : ` ${error.hint}`}` }
  }
}

function isAnswer(command: Command): command is Extract<Command, { type: 'tell' | 'why' | 'ask' }> {
  return command.type === 'tell' || command.type === 'why' || command.type === 'ask'
}

function answerTo(
  command: Extract<Command, { type: 'tell' | 'why' | 'ask' }>,
  values: SceneValues,
  policy: Policy,
): string {
  if (command.type === 'ask') return command.question
  if (command.type === 'tell') return describeScene(values, policy, command.subjects)
  return explainSubject(command.subject, command.attribute, values, policy)
}

function shownAgain(session: Session): string {
  const said = currentStep(session)?.said ?? ''
  return `Back at the picture after “${said}”.`
}

function pointsOf({ scene, focus }: Step) {
  return { ...valuesOf(scene), focus }
}

function valuesOf({ plan, cast, layout }: Scene): SceneValues {
  if (plan !== undefined && cast !== undefined && layout !== undefined) return { plan, cast, layout }
  throw new EvencastError(
    'EVENCAST_SCENE_INVALID',
    'Expected a drawn scene, got one that stopped before its layout',
  )
}
