/**
 * The requests of a run: one a line, or one JSON object a line with its share of the pictures.
 *
 * @module
 */
import { z } from 'zod'
import { EvencastError, invalidValue } from '../errors.ts'
import type { RunRequest } from './run-manifest.ts'

/** Longest text a request may have, in characters. */
const longestText = 4000

const lineSchema = z
  .strictObject({
    text: z.string().trim().min(1).max(longestText),
    /** Its part of the pictures, 0 to 1; the other lines share the rest. */
    share: z.number().min(0).max(1).optional(),
    /** Its part relative to the other lines; 1 where neither is said. */
    weight: z.number().min(0).max(1e9).optional(),
  })
  .refine(({ share, weight }) => share === undefined || weight === undefined, {
    error: 'Expected `share` or `weight`, got both',
  })

type Line = z.infer<typeof lineSchema> & { readonly line: number }

/**
 * Reads requests and deals so many pictures to them, in proportion, by largest remainders. Empty lines are passed over.
 * Throws EVENCAST_REQUEST_INVALID with the number of the line that is wrong.
 *
 * @example
 * dealRequests('a nurse\n{"text": "two doctors", "weight": 3}\n', 100, 'requests.txt')
 * // [{ line: 1, text: 'a nurse', weight: 1, images: 25 }, { line: 2, text: 'two doctors', weight: 3, images: 75 }]
 */
export function dealRequests(text: string, images: number, file: string): readonly RunRequest[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((content, index): Line[] => (content.trim() === '' ? [] : [readLine(content, index + 1, file)]))
  const weights = weightsOf(lines, file)
  const counts = largestRemainders(weights, images)
  return lines.map(({ line, text: said }, index) => ({
    line,
    text: said,
    weight: weights[index] ?? 0,
    images: counts[index] ?? 0,
  }))
}

/**
 * The request of every picture, by its place: each request's pictures lie as evenly among all as whole pictures allow, so
 * that a run that is stopped early has drawn of all of them.
 *
 * @example
 * dealOrder([{ images: 1 }, { images: 3 }]) // [1, 0, 1, 1]
 */
export function dealOrder(requests: readonly Pick<RunRequest, 'images'>[]): readonly number[] {
  return requests
    .flatMap(({ images }, request) =>
      Array.from({ length: images }, (_, turn) => ({ request, place: (turn + 0.5) / images })),
    )
    .sort((left, right) => left.place - right.place || left.request - right.request)
    .map(({ request }) => request)
}

function readLine(content: string, line: number, file: string): Line {
  const value = content.trimStart().startsWith('{') ? parsed(content, line, file) : { text: content }
  const result = lineSchema.safeParse(value)
  if (result.success) return { ...result.data, line }
  const issue = result.error.issues[0]
  const field = issue?.path.length ? ` in \`${issue.path.join('.')}\`` : ''
  throw wrongLine(file, line, `${issue?.message ?? 'no request'}${field}`)
}

function parsed(content: string, line: number, file: string): unknown {
  try {
    return JSON.parse(content)
  } catch (error) {
    throw wrongLine(file, line, 'a line that begins with { and is no JSON', error)
  }
}

function weightsOf(lines: readonly Line[], file: string): readonly number[] {
  const shared = lines.reduce((sum, { share = 0 }) => sum + share, 0)
  const open = lines.filter(({ share }) => share === undefined)
  const weight = open.reduce((sum, line) => sum + (line.weight ?? 1), 0)
  // Sums of decimals are off by a few units in the last place.
  if (shared > 1 + 1e-9)
    throw invalidValue('EVENCAST_REQUEST_INVALID', 'share', 'shares that sum to at most 1', shared, {
      hint: `Lower the shares in ${file}, or write weights, which may sum to anything.`,
    })
  const rest = Math.max(0, 1 - shared)
  const weights = lines.map(line =>
    line.share === undefined
      ? ((line.weight ?? 1) * (shared === 0 ? 1 : rest)) / (shared === 0 ? 1 : weight)
      : line.share,
  )
  if (weights.some(part => part > 0)) return weights
  throw invalidValue(
    'EVENCAST_REQUEST_INVALID',
    '--requests',
    'at least one request',
    `${file}, which has none`,
    {
      hint: 'Write one request a line: a nurse in a hospital',
    },
  )
}

function largestRemainders(weights: readonly number[], images: number): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const targets = weights.map(weight => (weight / total) * images)
  const missing = images - targets.reduce((sum, target) => sum + Math.floor(target), 0)
  const raised = new Set(
    targets
      .map((target, index) => ({ index, rest: target - Math.floor(target) }))
      .sort((left, right) => right.rest - left.rest || left.index - right.index)
      .slice(0, missing)
      .map(({ index }) => index),
  )
  return targets.map((target, index) => Math.floor(target) + (raised.has(index) ? 1 : 0))
}

function wrongLine(file: string, line: number, got: string, cause?: unknown): EvencastError {
  return new EvencastError(
    'EVENCAST_REQUEST_INVALID',
    `Expected a request in line ${line} of ${file}, got: ${got}`,
    {
      cause,
      hint: 'A line is the request itself, or {"text": "two doctors", "weight": 3} (or "share": 0.25).',
    },
  )
}
