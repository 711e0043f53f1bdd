/**
 * One table of codes, one class. A message says what was expected and what came; the hint says what to do.
 *
 * @module
 */

/** Every error code, with the exit code a command line ends with. */
export const errorCodes = {
  EVENCAST_REQUEST_INVALID: 2,
  EVENCAST_OPTION_INVALID: 2,
  EVENCAST_POLICY_INVALID: 2,
  EVENCAST_POLICY_INFEASIBLE: 2,
  EVENCAST_SCENE_INVALID: 2,
  EVENCAST_PLAN_INVALID: 2,
  EVENCAST_PLAN_EMPTY: 2,
  EVENCAST_LAYOUT_INFEASIBLE: 2,
  EVENCAST_CANVAS_INVALID: 2,
  EVENCAST_MODEL_NOT_FOUND: 2,
  EVENCAST_MODEL_INVALID: 2,
  EVENCAST_MODEL_UNSUPPORTED: 2,
  EVENCAST_PROMPT_LINT: 2,
  EVENCAST_PLANNER_FAILED: 1,
  EVENCAST_RENDERER_FAILED: 1,
  EVENCAST_SERVICE_REFUSED: 1,
  EVENCAST_SERVICE_RATE_LIMITED: 1,
  EVENCAST_SERVICE_UNAVAILABLE: 1,
  EVENCAST_LEDGER_FAILED: 1,
  EVENCAST_RUN_DIFFERS: 2,
  EVENCAST_COST_LIMIT: 1,
  EVENCAST_BATCH_INCOMPLETE: 1,
  EVENCAST_QUEUE_FAILED: 1,
  EVENCAST_VERSION_MISMATCH: 1,
  EVENCAST_OUTPUT_FAILED: 1,
  EVENCAST_ABORTED: 130,
} as const

/** A key of `errorCodes`. */
export type ErrorCode = keyof typeof errorCodes

const marker = Symbol.for('evencast.error')

/** What stands beside a message. */
export interface EvencastErrorOptions {
  /** What to do next, as a sentence. */
  readonly hint?: string
  readonly cause?: unknown
}

/**
 * The one error class of Evencast.
 *
 * @example
 * try {
 *   await draw('')
 * } catch (error) {
 *   if (EvencastError.isInstance(error)) console.error(error.code, error.message, error.hint)
 * }
 */
export class EvencastError extends Error {
  override readonly name = 'EvencastError'
  readonly code: ErrorCode
  readonly hint: string | undefined

  constructor(code: ErrorCode, message: string, options: EvencastErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.hint = options.hint
    Object.defineProperty(this, marker, { value: true })
  }

  /** Works across two copies of the package, where `instanceof` does not. */
  static isInstance(error: unknown): error is EvencastError {
    return typeof error === 'object' && error !== null && marker in error
  }

  toJSON(): { code: ErrorCode; message: string; hint?: string } {
    return {
      code: this.code,
      message: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
    }
  }
}

/** "Expected X for `name`, got Y", the form of every message about a value that came from outside. */
export function invalidValue(
  code: ErrorCode,
  name: string,
  expected: string,
  actual: unknown,
  options: EvencastErrorOptions = {},
): EvencastError {
  return new EvencastError(code, `Expected ${expected} for \`${name}\`, got ${describe(actual)}`, options)
}

/** Throws EVENCAST_ABORTED if the signal has fired. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new EvencastError('EVENCAST_ABORTED', 'Stopped before the picture was finished', {
      cause: signal.reason,
      hint: 'Nothing was written. Run the same command with the same seed to draw it again.',
    })
}

function describe(value: unknown): string {
  if (typeof value === 'string') return value.length > 80 ? `"${value.slice(0, 77)}…"` : `"${value}"`
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  return String(value)
}
