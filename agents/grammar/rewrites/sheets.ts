/**
 * Character sheets, said as a sentence: `Name: Mira. Age: 70. Job: retired pilot.` as `a 70-year-old retired pilot named Mira`.
 *
 * @module
 */
import { type Token, wordToken } from '../tokens.ts'
import { isStop } from './matching.ts'

const keys =
  /^(?:name|age|gender|sex|race|species|ethnicity|nationality|job|role|profession|occupation|class|hair|eyes|build|clothes|clothing|outfit|wearing|weapon|holding|carrying|accessories|accessory|pose|personality)$/

/** Puts two or more labelled facts about one person into one phrase; the rest of the request follows. */
export function readSheet(tokens: readonly Token[]): readonly Token[] {
  const facts = new Map<string, readonly Token[]>()
  let index = 0
  while (keys.test(tokens[index]?.word ?? '') && tokens[index + 1]?.text === ':') {
    const start = index + 2
    let end = start
    while (end < tokens.length && !endsFact(tokens, end)) end += 1
    facts.set(tokens[index]?.word ?? '', tokens.slice(start, end))
    index = tokens[end]?.kind === 'mark' ? end + 1 : end
  }
  if (facts.size < 2) return tokens
  const rest = tokens.slice(index)
  return [...sentenceOf(facts), ...(rest.length > 0 ? [wordToken('.'), ...rest] : [])]
}

function endsFact(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]
  if (isStop(token)) return true
  const isNext = (at: number) => keys.test(tokens[at]?.word ?? '') && tokens[at + 1]?.text === ':'
  return isNext(index) || (token?.text === ',' && isNext(index + 1))
}

function sentenceOf(facts: ReadonlyMap<string, readonly Token[]>): readonly Token[] {
  const of = (...names: readonly string[]) =>
    names.flatMap(name => (facts.get(name) ?? []).filter(token => token.kind === 'word'))
  const years = of('age')[0]?.word ?? ''
  const age = /^\d{1,3}$/.test(years) ? [wordToken(`${years}-year-old`)] : of('age')
  const trade = of('job', 'role', 'profession', 'occupation', 'class')
  const kind = [...of('gender', 'sex'), ...of('ethnicity', 'nationality'), ...of('race', 'species')]
  const said = (joint: string, words: readonly Token[], tail = '') =>
    words.length === 0
      ? []
      : [...joint.split(' ').map(wordToken), ...words, ...(tail === '' ? [] : [wordToken(tail)])]
  return [
    wordToken('a'),
    ...age,
    ...kind,
    ...(trade.length > 0 ? trade : of('race', 'species').length > 0 ? [] : [wordToken('person')]),
    ...said('named', of('name')),
    ...said(
      'with',
      of('hair'),
      facts.get('hair')?.some(token => token.word === 'hair') === true ? '' : 'hair',
    ),
    ...said('with', of('eyes'), 'eyes'),
    ...said('wearing', of('clothes', 'clothing', 'outfit', 'wearing', 'accessories', 'accessory')),
    ...said('holding', of('weapon', 'holding', 'carrying')),
  ]
}
