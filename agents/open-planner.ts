/**
 * Planners by name: `grammar`, `openai:MODEL`, `ollama:MODEL`.
 *
 * @module
 */
import { invalidValue } from '../errors.ts'
import { grammarPlanner } from './grammar/index.ts'
import type { PlannerMemory, PlannerPrices, PlannerUsage } from './langchain/index.ts'
import type { Planner } from './planner.ts'

/** Where a language model is found, and what its failure ends in. */
export interface OpenPlannerOptions {
  /** Where keys and base URLs are read: OPENAI_API_KEY, OPENAI_BASE_URL, OLLAMA_HOST. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /**
   * What a failure of a language model ends in: the grammar's plan with a warning (default), or an error with a code.
   */
  readonly fallback?: 'grammar' | 'error' | undefined
  /**
   * `combined` (default): the grammar's reading stands, a model completes what it left unread, and is asked for nothing
   * else; `model`: the model is asked for everything, and its reading counts.
   */
  readonly reading?: 'combined' | 'model' | undefined
  /** Keeps answers, and the form of answers that an endpoint takes; undefined: in this process alone. */
  readonly cacheFolder?: string | undefined
  /** What a million tokens cost, by planner name; undefined: tokens are counted, money is not. */
  readonly prices?: PlannerPrices | undefined
  /** Called once for each plan, with calls, tokens and cost. */
  readonly onUsage?: ((usage: PlannerUsage) => void) | undefined
  /** For all rounds of one plan together; default one minute. */
  readonly timeoutMilliseconds?: number | undefined
  /** Tokens of an answer at most; undefined: as many as the endpoint gives. */
  readonly maximumTokens?: number | undefined
}

/** What all planners of this process remember where no folder is given. */
let remembered: PlannerMemory | undefined

/**
 * Opens a planner. Unless told otherwise, a language model that fails leaves the request to the grammar, with a warning.
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
    const { folderMemory, langchainPlanner, processMemory } = await import('./langchain/index.ts')
    const { fallback = 'grammar', reading = 'combined', cacheFolder, environment = {}, ...others } = options
    remembered ??= processMemory()
    return langchainPlanner({
      ...others,
      model: `${provider}:${model}`,
      environment,
      fallback: fallback === 'grammar' ? grammarPlanner : 'error',
      baseline: reading === 'combined' ? grammarPlanner : undefined,
      memory: cacheFolder === undefined ? remembered : folderMemory(cacheFolder),
    })
  }
  throw invalidValue('EVENCAST_OPTION_INVALID', '--planner', 'grammar, openai:MODEL or ollama:MODEL', name)
}

function splitOnce(name: string): [string, string] {
  const colon = name.indexOf(':')
  return colon < 0 ? [name, ''] : [name.slice(0, colon), name.slice(colon + 1)]
}
