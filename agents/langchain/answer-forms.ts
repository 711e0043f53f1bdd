/**
 * The forms in which an endpoint may be asked for JSON, the most binding first. Which of them it takes is found by
 * trying.
 *
 * `schema`: a JSON Schema that the endpoint enforces; `tool`: the arguments of a function's call; `json`: any JSON;
 * `text`: the prompt alone, the JSON is taken out of what is written.
 *
 * @module
 */
import { z } from 'zod'
import { answerSchema } from './answer-schema.ts'

export const answerForms = ['schema', 'tool', 'json', 'text'] as const
export type AnswerForm = (typeof answerForms)[number]

/** The form to try after this one; undefined: there is none. */
export function nextForm(form: AnswerForm): AnswerForm | undefined {
  return answerForms[answerForms.indexOf(form) + 1]
}

/** What a form adds to a call, in the words of the provider's protocol. */
export function callOptions(provider: string, form: AnswerForm): object {
  return provider === 'ollama' ? ollamaOptions(form) : openaiOptions(form)
}

function openaiOptions(form: AnswerForm): object {
  switch (form) {
    case 'schema':
      return { response_format: unparsed({ type: 'json_schema', json_schema: namedSchema }) }
    case 'tool':
      return {
        tools: [planTool],
        tool_choice: { type: 'function', function: { name: 'plan' } },
        strict: true,
      }
    case 'json':
      return { response_format: { type: 'json_object' } }
    case 'text':
      return {}
  }
}

function ollamaOptions(form: AnswerForm): object {
  switch (form) {
    case 'schema':
      return { format: schema }
    case 'tool':
      return { tools: [planTool] }
    case 'json':
      return { format: 'json' }
    case 'text':
      return {}
  }
}

const { $schema: _dialect, ...schema } = z.toJSONSchema(answerSchema)
const namedSchema = { name: 'plan', strict: true, schema }
const planTool = {
  type: 'function',
  function: { name: 'plan', description: 'Notes the plan of a picture', parameters: schema, strict: true },
}

/**
 * The official client parses an answer under a JSON Schema itself and throws an invalid one away; a repair round must
 * show the model its own words. This is the client's own door: a parser that comes with the format.
 */
function unparsed(format: object): object {
  return Object.defineProperty({ ...format }, '$parseRaw', {
    value: (content: string) => content,
    enumerable: false,
  })
}
