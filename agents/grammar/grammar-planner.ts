/**
 * The offline planner: English to a plan by rules, in milliseconds, the same every time.
 *
 * request ─▶ tokens ─▶ frame off ─▶ chunks ─▶ draft ─▶ plan
 *
 * @module
 */
import { EvencastError, throwIfAborted } from '../../errors.ts'
import type { Plan, Staged } from '../../types.ts'
import type { Planner } from '../planner.ts'
import { assemble } from './assemble.ts'
import { chunk } from './chunker.ts'
import { unframe } from './frames.ts'
import { isEnglish } from './lexicon/known-words.ts'
import { placeByPronouns } from './pronoun-places.ts'
import { readScene } from './reader.ts'
import { readComparisons } from './rewrites/comparisons.ts'
import { readEllipsis } from './rewrites/ellipsis.ts'
import { readHeadings } from './rewrites/headings.ts'
import { readJoinedWords } from './rewrites/joined-words.ts'
import { readLabels } from './rewrites/labels.ts'
import { readOwners } from './rewrites/owners.ts'
import { readPassives } from './rewrites/passives.ts'
import { readSheet } from './rewrites/sheets.ts'
import { readSizes } from './rewrites/sizes.ts'
import { readSpelling } from './rewrites/spelling.ts'
import { readTalk } from './rewrites/talk.ts'
import { readWriting } from './rewrites/writing.ts'
import { type Token, tokenise } from './tokens.ts'
import { addUnread } from './unread.ts'

/**
 * Plans a request by grammar alone: things of any name are subjects, people are found by role words and endings.
 * A reading that was one of several is a warning of type `ambiguous`; words nothing reads stay in `details`.
 *
 * @example
 * const { value } = await grammarPlanner.plan('a multiracial female basketball team')
 * value.subjects.length // 5
 */
export const grammarPlanner: Planner = {
  name: 'grammar',
  async plan(text, options) {
    throwIfAborted(options?.signal)
    return readRequest(text)
  },
}

/** The same, synchronously. */
export function readRequest(text: string): Staged<Plan> {
  const tokens = tokenise(text)
  if (isGibberish(tokens)) throw emptyPlan(text)
  const spelt = readSpelling(tokens)
  const labelled = readLabels(readSheet(readTalk(readHeadings(readJoinedWords(readWriting(spelt.tokens))))))
  const framed = unframe(labelled.tokens)
  if (framed.noPicture) throw emptyPlan(text)
  const compared = readComparisons(framed.tokens)
  const chunks = chunk(placeByPronouns(readOwners(readEllipsis(readPassives(readSizes(compared.tokens))))))
  const draft = readScene(chunks)
  for (const reading of [...spelt.ambiguous, ...compared.ambiguous]) draft.ambiguous(reading)
  addUnread(draft, chunks)
  draft.styles.push(...framed.styles, ...labelled.styles)
  const staged = assemble(draft)
  const { subjects, setting } = staged.value
  if (subjects.length === 0 && setting === undefined) throw emptyPlan(text)
  return staged
}

/** Several words, none of which English has: `asdf qwer zxcv`. */
function isGibberish(tokens: readonly Token[]): boolean {
  const words = tokens.filter(token => token.kind === 'word')
  const isUnknown = ({ word, capital }: Token) => /^[a-z]{2,}$/.test(word) && !capital && !isEnglish(word)
  const [only, ...more] = words
  if (only !== undefined && more.length === 0) return isUnknown(only) && !/[aeiouy]/.test(only.word)
  return words.length > 1 && words.every(isUnknown) && readSpelling(words).ambiguous.length === 0
}

function emptyPlan(text: string): EvencastError {
  const shown = text.trim().slice(0, 60)
  return new EvencastError(
    'EVENCAST_PLAN_EMPTY',
    `Expected a request that names something to draw, got "${shown}"`,
    {
      hint: 'Say who or what the picture shows, such as "three doctors in a hospital".',
    },
  )
}
