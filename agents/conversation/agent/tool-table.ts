/**
 * The tools of the agent: each notes commands. What a tool is told of looks are the user's own words, read by the same
 * rules as offline, so that a model can neither invent an attribute nor reach policy, options or files.
 *
 * @module
 */
import { z } from 'zod'
import { relationNameSchema } from '../../../types.ts'
import { isSaid } from '../../langchain/quotes.ts'
import type { Command } from '../commands.ts'
import type { ScenePoints } from '../dialogue-reader.ts'
import { readNewcomers } from '../newcomers.ts'
import { readPhrase } from '../phrases.ts'
import { readStatement, replaceAll } from '../statements.ts'
import type { ToolAnswer, TurnState } from './turn-state.ts'

export interface AgentTool {
  readonly name: string
  readonly description: string
  readonly schema: z.ZodType
  readonly run: (input: unknown) => ToolAnswer
}

const subjects = z.array(z.string()).min(1).describe('ids of the picture')
const words = z.string().min(1).describe("the user's own words, copied")

/** The tools for one turn; `said` is what the user said. */
export function agentTools(turn: TurnState, said: string): readonly AgentTool[] {
  const withScene = (run: (scene: ScenePoints) => ToolAnswer): ToolAnswer => {
    const scene = turn.scene()
    return scene === undefined ? 'There is no picture yet. Call draw_picture or ask_user.' : run(scene)
  }
  /** Ids that are there, or what is wrong with them. */
  const known = (ids: readonly string[], run: (scene: ScenePoints) => ToolAnswer): ToolAnswer =>
    withScene(scene => {
      const there = scene.plan.subjects.map(({ id }) => id)
      const unknown = ids.filter(id => !there.includes(id))
      return unknown.length === 0
        ? run(scene)
        : `There is no ${unknown.join(' or ')}. In the picture are ${there.join(', ')}.`
    })
  const quoted = (text: string, run: () => ToolAnswer): ToolAnswer =>
    isSaid(text, said) ? run() : `"${text}" is not what the user said. Copy the user's own words.`
  const noteAll = (commands: readonly Command[], mentioned: readonly string[], text: string): ToolAnswer =>
    commands.length === 0
      ? `Nothing can be read of "${text}". Use fewer of the user's words.`
      : turn.note(commands, mentioned)

  return [
    tool('draw_picture', 'Draws a picture of its own.', z.strictObject({ words }), input =>
      quoted(input.words, () =>
        noteAll(readPhrase(input.words) ? [{ type: 'draw', text: input.words }] : [], [], input.words),
      ),
    ),
    tool(
      'change_subjects',
      'Says what subjects now are, wear, have, hold or do, or no longer.',
      z.strictObject({ subjects, words }),
      input =>
        known(input.subjects, scene =>
          quoted(input.words, () =>
            noteAll(readStatement(input.words, input.subjects, scene), input.subjects, input.words),
          ),
        ),
    ),
    tool(
      'add_subjects',
      'Adds newcomers: "one more nurse", "a dog". With `relation` and `object` where they belong beside somebody who is there.',
      z.strictObject({ words, relation: relationNameSchema.nullish(), object: z.string().nullish() }),
      input =>
        known(input.object == null ? [] : [input.object], scene =>
          quoted(input.words, () => {
            const read = readNewcomers(input.words, scene)
            if (read === undefined) return noteAll([], [], input.words)
            const { plan } = read.command
            const [first] = plan.subjects
            const joined =
              input.object == null || first === undefined || read.mentioned.length > 0
                ? []
                : [
                    {
                      subject: first.id,
                      relation: input.relation ?? ('next to' as const),
                      object: input.object,
                    },
                  ]
            return turn.note(
              [{ type: 'add', plan: { ...plan, relations: [...plan.relations, ...joined] } }],
              read.mentioned,
            )
          }),
        ),
    ),
    tool('remove_subjects', 'Takes subjects out of the picture.', z.strictObject({ subjects }), input =>
      known(input.subjects, () => turn.note([{ type: 'remove', subjects: input.subjects }], [])),
    ),
    tool(
      'replace_subject',
      'Puts another kind of subject in the place of one.',
      z.strictObject({ subject: z.string(), words }),
      input =>
        known([input.subject], scene =>
          quoted(input.words, () => {
            const by = readPhrase(input.words)?.subjects[0]
            const own = scene.plan.subjects.filter(({ id }) => id === input.subject)
            return noteAll(by === undefined ? [] : replaceAll(own, by, scene), [], input.words)
          }),
        ),
    ),
    tool(
      'move_subject',
      'Moves a subject to a place in the picture, or beside another one.',
      z.strictObject({
        subject: z.string(),
        horizontal: z.enum(['left', 'center', 'right']).nullish(),
        vertical: z.enum(['top', 'middle', 'bottom']).nullish(),
        relation: relationNameSchema.nullish(),
        object: z.string().nullish(),
      }),
      input =>
        known([input.subject, ...(input.object == null ? [] : [input.object])], () => {
          const { subject, horizontal, vertical, relation, object } = input
          if (horizontal == null && vertical == null && (relation == null || object == null))
            return 'Say where: horizontal, vertical, or relation and object.'
          const placement = {
            ...(horizontal == null ? {} : { horizontal }),
            ...(vertical == null ? {} : { vertical }),
          }
          return turn.note(
            [
              {
                type: 'move',
                subject,
                ...(Object.keys(placement).length === 0 ? {} : { placement }),
                ...(relation == null || object == null ? {} : { relation: { relation, object } }),
              },
            ],
            [subject],
          )
        }),
    ),
    tool(
      'resize_subjects',
      'Makes subjects larger or smaller.',
      z.strictObject({ subjects, size: z.enum(['larger', 'smaller']) }),
      input => known(input.subjects, () => turn.note([{ type: 'resize', ...input }], input.subjects)),
    ),
    tool(
      'swap_subjects',
      'Lets two subjects change places.',
      z.strictObject({ subject: z.string(), other: z.string() }),
      input =>
        known([input.subject, input.other], () =>
          input.subject === input.other
            ? 'Name two.'
            : turn.note([{ type: 'swap', ...input }], [input.subject, input.other]),
        ),
    ),
    tool(
      'recast_subjects',
      'Draws others by the policy in the same places: "someone else".',
      z.strictObject({ subjects }),
      input => known(input.subjects, () => turn.note([{ type: 'recast', ...input }], input.subjects)),
    ),
    tool('more_variety', 'Makes a group more diverse.', z.strictObject({ subjects }), input =>
      known(input.subjects, () => turn.note([{ type: 'vary', ...input }], input.subjects)),
    ),
    tool('keep_subjects', 'Protects subjects from later recasting.', z.strictObject({ subjects }), input =>
      known(input.subjects, () => turn.note([{ type: 'keep', ...input }], input.subjects)),
    ),
    tool(
      'set_setting',
      'Changes where and when it happens: the whole setting in words, without "in a".',
      z.strictObject({ words }),
      input =>
        withScene(scene =>
          isSaid(input.words, `${said} ${scene.plan.setting ?? ''} at in`)
            ? turn.note([{ type: 'setting', setting: input.words }], [])
            : `"${input.words}" is not what the user said. Copy the user's own words.`,
        ),
    ),
    tool(
      'set_style',
      'Changes how the whole picture looks: "watercolour".',
      z.strictObject({ words }),
      input =>
        withScene(() => quoted(input.words, () => turn.note([{ type: 'style', style: input.words }], []))),
    ),
    tool('exclude', 'Leaves something out of the whole picture: "text".', z.strictObject({ words }), input =>
      withScene(() => quoted(input.words, () => turn.note([{ type: 'exclude', words: [input.words] }], []))),
    ),
    tool('draw_again', 'The same scene with another seed.', z.strictObject({}), () =>
      withScene(() => turn.note([{ type: 'again' }], [])),
    ),
    tool('undo', 'Goes back so many pictures.', z.strictObject({ steps: z.int().min(1).max(100) }), input =>
      turn.note([{ type: 'undo', ...input }], []),
    ),
    tool('redo', 'Goes forth so many pictures.', z.strictObject({ steps: z.int().min(1).max(100) }), input =>
      turn.note([{ type: 'redo', ...input }], []),
    ),
    tool(
      'describe',
      'Tells who is in the picture.',
      z.strictObject({ subjects: z.array(z.string()).nullish() }),
      input =>
        known(input.subjects ?? [], () =>
          turn.note(
            [{ type: 'tell', ...(input.subjects?.length ? { subjects: input.subjects } : {}) }],
            input.subjects ?? [],
          ),
        ),
    ),
    tool(
      'explain',
      'Tells why a subject looks as it does. Attributes: presentation, age, skin_tone, hair_color and others of the cast.',
      z.strictObject({ subject: z.string(), attribute: z.string().nullish() }),
      input =>
        known([input.subject], () =>
          turn.note(
            [
              {
                type: 'why',
                subject: input.subject,
                ...(input.attribute == null ? {} : { attribute: input.attribute }),
              },
            ],
            [input.subject],
          ),
        ),
    ),
    tool(
      'ask_user',
      'Asks back, in one sentence.',
      z.strictObject({ question: z.string().min(1).max(300) }),
      input => turn.note([{ type: 'ask', ...input }], []),
    ),
  ]
}

function tool<Input>(
  name: string,
  description: string,
  schema: z.ZodType<Input>,
  run: (input: Input) => ToolAnswer,
): AgentTool {
  return {
    name,
    description,
    schema,
    run(input) {
      const read = schema.safeParse(input)
      if (read.success) return run(read.data)
      const issue = read.error.issues[0]
      return `\`${issue?.path.join('.') ?? name}\`: ${issue?.message ?? 'invalid'}`
    },
  }
}
