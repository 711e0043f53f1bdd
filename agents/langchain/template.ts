/**
 * The prompt of the planner, a file of its own: `prompts/planner/plan.md`.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { assetPath } from '../../assets.ts'
import { EvencastError } from '../../errors.ts'
import type { PlanMessages } from './ask-endpoint.ts'
import type { ChatMessage } from './chat-model.ts'

export interface PromptTemplate {
  readonly version: number
  readonly system: string
  /** What a model is told of an invalid answer; `{problem}` is filled in. */
  readonly repair: string
  readonly examples: readonly { readonly request: string; readonly answer: string }[]
}

/** Reads the template that ships with the package. */
export async function readTemplate(
  file = assetPath('prompts', 'planner', 'plan.md'),
): Promise<PromptTemplate> {
  return parseTemplate(await readFile(file, 'utf8'))
}

/**
 * Parses the sections `# system`, `# repair` and `# examples` (`## request`, `## answer`) under a `version: N` header.
 *
 * @throws EvencastError EVENCAST_PLANNER_FAILED where a part is missing
 */
function parseTemplate(text: string): PromptTemplate {
  const version = Number(/^version:\s*(\d+)$/m.exec(text)?.[1])
  const [system, repair, examples] = ['system', 'repair', 'examples'].map(name => sectionOf(text, name))
  if (!Number.isInteger(version) || system === undefined || repair === undefined || examples === undefined) {
    throw new EvencastError(
      'EVENCAST_PLANNER_FAILED',
      'Expected `version`, `# system`, `# repair` and `# examples` in the planner prompt',
      { hint: 'Restore prompts/planner/plan.md from the package.' },
    )
  }
  return { version, system, repair, examples: examplesOf(examples) }
}

/** What a model is told: the rules, the examples as turns, the request; and what it is told of an invalid answer. */
export function planMessages({ system, examples, repair }: PromptTemplate, request: string): PlanMessages {
  return {
    messages: [
      { role: 'system', content: system },
      ...examples.flatMap((example): readonly ChatMessage[] => [
        { role: 'user', content: requestMessage(example.request) },
        { role: 'assistant', content: example.answer },
      ]),
      { role: 'user', content: requestMessage(request) },
    ],
    repair,
  }
}

/** The request between marks, so that its words are read as what to draw and not as instructions. */
function requestMessage(request: string): string {
  return `<request>\n${request.replace(/<\/?request>/gi, '')}\n</request>`
}

function sectionOf(text: string, name: string): string | undefined {
  return new RegExp(`^# ${name}\\n([\\s\\S]*?)(?=^# |$(?![\\s\\S]))`, 'm').exec(text)?.[1]?.trim()
}

function examplesOf(section: string): PromptTemplate['examples'] {
  const pairs = section.matchAll(/^## request\n([\s\S]*?)^## answer\s+```json\n([\s\S]*?)^```/gm)
  return [...pairs].map(([, request = '', answer = '']) => ({
    request: request.trim(),
    answer: answer.trim(),
  }))
}
