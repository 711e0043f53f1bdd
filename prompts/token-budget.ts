/**
 * Fits prompts into what the model's text encoder reads: the least important words go first, attributes never.
 *
 * @module
 */
export interface PromptParts {
  /** `a woman doctor`: article, age, noun and role, or colour and thing. */
  readonly head: string
  readonly action: string | undefined
  /** `skin tone 8`, `black hair`. */
  readonly attributes: readonly string[]
  readonly details: readonly string[]
}

export interface TokenBudget {
  readonly maximumTokens: number
  readonly countTokens: (prompt: string) => number
}

/** The prompt, and what had to be left out of it, in the order in which it went. */
export interface Fitted {
  readonly text: string
  readonly dropped: readonly string[]
  /** Whether it fits at last; otherwise the model does not read its end. */
  readonly fits: boolean
}

/** Head, action, attributes and details, comma separated; details go from the last, then the action. */
export function fitPrompt(parts: PromptParts, budget: TokenBudget): Fitted {
  return fit(parts, budget, [])
}

/** A list whose last items go first. */
export function fitList(
  items: readonly string[],
  budget: TokenBudget,
  dropped: readonly string[] = [],
): Fitted {
  const text = items.join(', ')
  const last = items.at(-1)
  if (last === undefined || fits(text, budget)) return { text, dropped, fits: true }
  return fitList(items.slice(0, -1), budget, [...dropped, last])
}

function fit(parts: PromptParts, budget: TokenBudget, dropped: readonly string[]): Fitted {
  const { head, action, attributes, details } = parts
  const text = [head, ...(action === undefined ? [] : [action]), ...attributes, ...details].join(', ')
  if (fits(text, budget)) return { text, dropped, fits: true }
  const last = details.at(-1)
  if (last !== undefined) return fit({ ...parts, details: details.slice(0, -1) }, budget, [...dropped, last])
  if (action !== undefined) return fit({ ...parts, action: undefined }, budget, [...dropped, action])
  return { text, dropped, fits: false }
}

function fits(text: string, { maximumTokens, countTokens }: TokenBudget): boolean {
  return countTokens(text) <= maximumTokens
}
