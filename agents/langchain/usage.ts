/**
 * What a plan cost: tokens as the endpoint counts them, money by prices that the user gives.
 *
 * @module
 */
import { z } from 'zod'
import { invalidValue } from '../../errors.ts'

/** Tokens of one answer, as the endpoint reports them. */
export interface TokenUsage {
  readonly input: number
  readonly output: number
}

/** Money for a million tokens; nobody's price list is built in. */
const pricesSchema = z.record(
  z.string(),
  z.strictObject({ input: z.number().min(0), output: z.number().min(0), currency: z.string().min(1) }),
)

/** Prices by planner name, such as `openai:gpt-4o-mini`, each for a million tokens. */
export type PlannerPrices = Readonly<z.infer<typeof pricesSchema>>

/** What planning one request took. */
export interface PlannerUsage {
  /** `openai:MODEL` or `ollama:MODEL`. */
  readonly model: string
  /** Requests to the endpoint, repairs and tries of another form included; 0: none was needed. */
  readonly calls: number
  /** Where the plan's answer came from. `grammar`: the model was not asked. */
  readonly from: 'model' | 'cache' | 'grammar'
  /** undefined: the endpoint was not asked, or reported no tokens. */
  readonly tokens?: TokenUsage | undefined
  /** undefined: the user gave no price, or tokens are not known. */
  readonly cost?: { readonly amount: number; readonly currency: string } | undefined
}

/**
 * Checks a price table.
 *
 * @throws EvencastError EVENCAST_OPTION_INVALID
 * @example
 * parsePrices({ 'openai:gpt-4o-mini': { input: 0.15, output: 0.6, currency: 'USD' } })
 */
export function parsePrices(table: unknown): PlannerPrices {
  const parsed = pricesSchema.safeParse(table)
  if (parsed.success) return parsed.data
  throw invalidValue(
    'EVENCAST_OPTION_INVALID',
    'prices',
    'an object of planner names, each with `input` and `output` per million tokens and a `currency`',
    table,
    { hint: 'For example {"openai:gpt-4o-mini": {"input": 0.15, "output": 0.6, "currency": "USD"}}' },
  )
}

/** The sum of what the answers used, as far as the endpoint says; undefined: it says nothing of any. */
export function totalTokens(answers: readonly (TokenUsage | undefined)[]): TokenUsage | undefined {
  const known = answers.filter(tokens => tokens !== undefined)
  if (known.length === 0) return undefined
  return {
    input: known.reduce((sum, { input }) => sum + input, 0),
    output: known.reduce((sum, { output }) => sum + output, 0),
  }
}

/** Cost by the table; undefined without a price or without tokens. */
export function costOf(
  model: string,
  tokens: TokenUsage | undefined,
  prices: PlannerPrices | undefined,
): PlannerUsage['cost'] {
  const price = prices !== undefined && Object.hasOwn(prices, model) ? prices[model] : undefined
  if (price === undefined || tokens === undefined) return undefined
  const amount = (tokens.input * price.input + tokens.output * price.output) / 1_000_000
  return { amount, currency: price.currency }
}
