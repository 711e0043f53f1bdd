/**
 * Planners by name: `grammar`, `openai:MODEL`, `ollama:MODEL`.
 *
 * @module
 */
import { invalidValue } from '../errors.ts'
import { grammarPlanner } from './grammar/index.ts'
import type { Planner } from './planner.ts'

export interface OpenPlannerOptions {
  /** Where keys and base URLs are read: OPENAI_API_KEY, OPENAI_BASE_URL, OLLAMA_HOST. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/**
 * Opens a planner. A language model that fails leaves the request to the grammar, with a warning.
 *
 * @throws EVENCAST_OPTION_INVALID where the name is none of the three forms.
 * @example
 * const planner = await openPlanner('grammar')
 */
export async function openPlanner(name: string, options: OpenPlannerOptions = {}): Promise<Planner> {
  if (name === 'grammar') return grammarPlanner
  const [provider, model] = splitOnce(name)
  if ((provider === 'openai' || provider === 'ollama') && model !== '') {
    // Imported only where it is used, so that planning offline never loads a language model's client.
    const { langchainPlanner } = await import('./langchain/index.ts')
    return langchainPlanner({
      model: `${provider}:${model}`,
      fallback: grammarPlanner,
      environment: options.environment ?? {},
    })
  }
  throw invalidValue('EVENCAST_OPTION_INVALID', '--planner', 'grammar, openai:MODEL or ollama:MODEL', name)
}

function splitOnce(name: string): [string, string] {
  const colon = name.indexOf(':')
  return colon < 0 ? [name, ''] : [name.slice(0, colon), name.slice(colon + 1)]
}
