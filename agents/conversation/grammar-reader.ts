/**
 * The offline reader of conversations, on top of the grammar of requests: the same words give the same commands.
 *
 * turn ─▶ clauses ─▶ rules, most particular first ─▶ commands
 *
 * @module
 */
import { throwIfAborted } from '../../errors.ts'
import type { Plan, Warning } from '../../types.ts'
import { candidatesOf } from './candidates.ts'
import { castingRules } from './casting-rules.ts'
import { additionRules, countRules, removalRules, replacementRules, statementRules } from './change-rules.ts'
import type { Command } from './commands.ts'
import type { DialogueReader, ScenePoints, Understood } from './dialogue-reader.ts'
import { historyCommand, historyRules } from './history-rules.ts'
import { readNewcomers } from './newcomers.ts'
import { clausesOf, plainWords, readPhrase } from './phrases.ts'
import { namedRules, pictureRules, sceneryRules } from './picture-rules.ts'
import { moveRules, swapRules } from './place-rules.ts'
import { focusAfter, planAfter } from './plan-after.ts'
import { fromLeft, refer } from './references.ts'
import { isRetryOf, remarkBefore, remarkRules } from './remark-rules.ts'
import { firstReading, type Reading, reading } from './rule.ts'
import { readStatement } from './statements.ts'

/**
 * Reads what people say about a picture by rules alone.
 *
 * @example
 * const { commands } = await grammarReader.read('make the doctor older', scene)
 * commands // [{ type: 'state', subjects: ['doctor-1'], stated: { age: 'older' } }]
 */
export const grammarReader: DialogueReader = {
  name: 'grammar',
  async read(said, scene, options) {
    throwIfAborted(options?.signal)
    return readTurn(said, scene)
  },
}

/** Words of the longest turn that is read as changes. */
const longestTurn = 60

const tooLong: Command = {
  type: 'ask',
  question: `That is more than ${longestTurn} words. Say one change after the other, or begin with "draw" for a picture of its own.`,
}

/** The same, synchronously. */
export function readTurn(said: string, scene: ScenePoints | undefined): Understood {
  const words = plainWords(said)
  const history = historyCommand(words)
  if (history !== undefined) return understood([history], scene?.focus ?? [])
  if (scene === undefined || isNewPicture(words, said)) return understood([drawOrAsk(said)], [])

  if (words.split(' ').length > longestTurn) return understood([tooLong], scene.focus)

  let focus = scene.focus
  const commands: Command[] = []
  const ambiguous: string[] = []
  let { plan } = scene
  const clauses = wholeOrClauses(words, scene)
  for (const [index, clause] of clauses.entries()) {
    if (isRetryOf(clause, commands.at(-1))) continue
    const points = { ...scene, plan, focus }
    const found = remarkBefore(clause, clauses[index + 1], points) ?? readClause(clause, points)
    plan = planAfter(plan, found.commands)
    commands.push(...found.commands)
    ambiguous.push(...found.ambiguous)
    focus = focusAfter(found.commands, found.mentioned, focus)
  }
  return understood(commands, focus, ambiguous)
}

/** A clause boundary inside one wish is none: a turn that a particular rule reads whole is one clause. */
function wholeOrClauses(words: string, scene: ScenePoints): readonly string[] {
  const clauses = clausesOf(words).flatMap(clause => elliptical(clause, scene))
  if (clauses.length < 2) return [words]
  return firstReading([...replacementRules, ...swapRules], words, scene) === undefined ? clauses : [words]
}

/** `make the dog smaller and the doctor older`: the verb holds for both halves where both are wishes with it. */
function elliptical(clause: string, scene: ScenePoints): readonly string[] {
  const match = /^(make|give|let|put|move) (.+?),? and (.+)$/i.exec(clause)
  if (match === null) return [clause]
  const [, verb = '', first = '', second = ''] = match
  const halves = [`${verb} ${first}`, `${verb} ${second}`]
  const rules = [...swapRules, ...moveRules, ...statementRules]
  return halves.every(half => firstReading(rules, half, scene) !== undefined) ? halves : [clause]
}

function readClause(clause: string, scene: ScenePoints): Reading {
  const history = historyCommand(clause)
  if (history !== undefined) return reading([history])
  return (
    firstReading(
      [
        ...historyRules,
        ...remarkRules,
        ...castingRules,
        ...pictureRules,
        ...namedRules,
        ...countRules,
        ...swapRules,
        ...replacementRules,
        ...removalRules,
        ...moveRules,
        ...statementRules,
        ...additionRules,
        ...sceneryRules,
      ],
      clause,
      scene,
    ) ??
    leftOver(clause, scene) ??
    reading([{ type: 'ask', question: questionFor(clause, scene) }])
  )
}

/** An order that no rule could carry out is asked back, not read as something to draw. */
const isOrder =
  /^(?:remove|delete|swap|switch|move|put|place|make|give|let|change|replace|turn|take|keep|add|undo|get|why|who|what|how|when|is|are|do|does|bring|show|use|start|get|see|tell|could|can|want|think|i|we|you)\b/i

/** What is said without a verb and without naming anybody is said of those mentioned last, or names a place. */
function leftOver(clause: string, scene: ScenePoints): Reading | undefined {
  const plan = readPhrase(clause)
  const isPlace = plan !== undefined && plan.subjects.length === 0 && plan.setting !== undefined
  if (isPlace) return reading([{ type: 'setting', setting: plan.setting ?? clause }])
  if (isOrder.test(clause)) return undefined
  const named = /^(?:the|both|him|her|them|it)\b|-\d+$/i.test(clause) ? refer(clause, scene) : undefined
  if (named !== undefined) return reading([{ type: 'tell', subjects: fromLeft(named.ids, scene) }], named)
  const people = scene.focus
  if (people.length > 0 && !/^(?:an?|the|some|two|three|four|five|\d)\s/i.test(clause)) {
    const commands = readStatement(clause, people, scene)
    const says = commands.every(
      command =>
        command.type === 'resize' ||
        (command.type === 'state' &&
          (Object.keys(command.stated).length > 0 || command.excluded !== undefined)),
    )
    if (commands.length > 0 && (says || /^(?:in|without|not|wearing|with|holding)\b/i.test(clause)))
      return reading(commands, { ids: people })
  }
  if (isSomebody(plan) && people.length === 1) {
    const commands = readStatement(clause, people, scene)
    if (commands.length > 0) return reading(commands, { ids: people })
  }
  const own = soleOfPart(plan, scene)
  if (own !== undefined && /^an?\s/i.test(clause)) {
    const commands = readStatement(clause, [own], scene)
    if (commands.length > 0) return reading(commands, { ids: [own] })
  }
  const newcomers = readNewcomers(clause, scene)
  if (newcomers !== undefined && newcomers.mentioned.length > 0)
    return { commands: [newcomers.command], mentioned: newcomers.mentioned, ambiguous: newcomers.ambiguous }
  return plan !== undefined &&
    plan.subjects.length > 0 &&
    /^(?:an?|some|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s/i.test(clause)
    ? {
        commands: [{ type: 'draw', text: clause }],
        mentioned: [],
        ambiguous: [`"${clause}" was read as a new picture; say "add ${clause}" to put it into this one.`],
      }
    : undefined
}

/** `a black doctor` where there is one doctor: it says what is to be seen of the one who is there. */
function soleOfPart(plan: Plan | undefined, scene: ScenePoints): string | undefined {
  const [first, ...others] = plan?.subjects ?? []
  if (first?.role === undefined || others.length > 0 || Object.keys(first.stated).length === 0)
    return undefined
  const [id, ...more] = candidatesOf(`the ${first.role}`, scene)
  return more.length === 0 ? id : undefined
}

/** `a woman`, `an older man`: it says who one person is, and names no part that another would play. */
function isSomebody(plan: Plan | undefined): boolean {
  const [first, ...others] = plan?.subjects ?? []
  return (
    first?.class === 'person' && first.role === undefined && first.name === undefined && others.length === 0
  )
}

/** `draw a cat`, `a picture of two doctors`: a picture of its own, unless it says `also` or `one more`. */
function isNewPicture(words: string, said: string): boolean {
  const asks =
    /^(?:(?:now |please |ok,? )*(?:draw|paint|create|generate|sketch|illustrate|show me|make me|give me)(?: me)? (?:a|an|one|two|three|four|five|six|seven|eight|ten|some|the|\d+)\b|(?:an? )?(?:new |other |different )?(?:picture|image|photo|drawing|painting|scene|illustration) (?:of|with|showing)\b|(?:start (?:over|again|afresh|from scratch)|from scratch|new (?:picture|image|scene)|forget (?:it|that|everything))\b)/i
  const adds = /\b(?:also|too|as well|more|another|different|other|else)\b|\b(?:him|her|them|it|again)$/i
  return asks.test(words) && !adds.test(said) && !/^(?:paint|draw|sketch) the\b/i.test(words)
}

/** What only says that this is a picture of its own. */
const freshStart =
  /^.*?\b(?:start (?:over|again|afresh|from scratch)|from scratch|new (?:picture|image|scene)|forget (?:it|that|everything))\b[\s,:;.-]*(?:and |now |then )*(?:with |of |draw |show )?/i

function drawOrAsk(said: string): Command {
  const words = said.trim().replace(freshStart, '')
  if (readPhrase(words) !== undefined) return { type: 'draw', text: words }
  return {
    type: 'ask',
    question:
      'What should I draw? Say who or what is in the picture, such as "three nurses and a dog in a park".',
  }
}

function questionFor(clause: string, { plan }: ScenePoints): string {
  const ids = plan.subjects.map(({ id }) => id).join(', ')
  return `I could make nothing of "${clause}". In the picture are ${ids || 'no subjects'}; you can change, add, remove, move or swap them, change setting or style, or undo.`
}

function understood(
  commands: readonly Command[],
  focus: readonly string[],
  ambiguous: readonly string[] = [],
): Understood {
  const warnings = ambiguous.map(
    (details): Warning => ({ stage: 'plan', type: 'ambiguous', feature: 'conversation', details }),
  )
  return { commands, focus, warnings }
}
