/**
 * Chunks to a draft of the scene, in reading order.
 *
 * @module
 */
import { readAction } from './actions.ts'
import { antecedentOf, carrierOf } from './attachment.ts'
import type { Chunk } from './chunks.ts'
import { Cursor } from './cursor.ts'
import { SceneDraft } from './draft.ts'
import { readExclusions } from './exclusions.ts'
import { placeAdverbs, states } from './lexicon/places.ts'
import { relationPhrases } from './lexicon/relation-words.ts'
import { openMembers } from './member-lists.ts'
import { readNoun as readPhrase } from './noun-phrases.ts'
import { isVenue } from './places.ts'
import { entailPresentation, resolvePronoun } from './pronouns.ts'
import { readQualifier } from './qualifiers.ts'
import { readNoun } from './read-nouns.ts'
import { readPronoun } from './read-pronouns.ts'
import { readShare } from './read-shares.ts'
import { doneTogether, dropsAlternative, turnToRow } from './row.ts'
import { place, returnToGroup, Sentence } from './sentence.ts'
import { readSharePredicate } from './share-predicates.ts'

/** Reads all chunks. */
export function readScene(chunks: readonly Chunk[]): SceneDraft {
  const draft = new SceneDraft()
  const cursor = new Cursor(chunks)
  const sentence = new Sentence(draft, cursor)
  while (!cursor.done) readNext(sentence)
  return draft
}

function readNext(sentence: Sentence): void {
  const chunk = sentence.cursor.peek()
  if (chunk === undefined) return
  switch (chunk.kind) {
    case 'noun':
      readNoun(sentence)
      break
    case 'preposition':
      readPreposition(sentence)
      break
    case 'verb':
      readVerb(sentence, chunk)
      break
    case 'share':
      readShare(sentence, chunk)
      break
    case 'without':
      readWithout(sentence, chunk)
      break
    case 'position':
      readPosition(sentence, chunk)
      break
    case 'pronoun':
      readPronoun(sentence, chunk.text)
      break
    default:
      readSmallWord(sentence, chunk)
      break
  }
}

function readPreposition(sentence: Sentence): void {
  const draft = sentence.draft
  sentence.predicate = false
  const phrase = sentence.cursor.peek()
  if (phrase?.text === 'with' && sentence.cursor.peek(1)?.kind === 'share') {
    sentence.cursor.skip()
    return
  }
  const located =
    phrase?.kind === 'preposition' &&
    (phrase.phrase in relationPhrases || states.has(sentence.cursor.peekNoun(1)?.text ?? ''))
  const owner = sentence.cursor.peekNoun(1)?.determiner ?? ''
  const aside = sentence.cursor.peek(1)?.kind === 'pronoun' || /^(?:his|her|its)$/.test(owner)
  const listed =
    !aside && sentence.target.indices === draft.focus && draft.coordinated.length > draft.focus.length
  const opens = sentence.afterComma || sentence.joined || sentence.target.indices.length === 0
  if (opens && readPlaceAhead(sentence)) return
  returnToGroup(sentence)
  const carrier = carrierOf(draft, sentence.cursor, sentence.target)
  if (carrier !== sentence.target) {
    readQualifier(draft, sentence.cursor, carrier)
    turnToCompany(sentence)
    return
  }
  const isOpen = sentence.target.indices.length === 0
  readQualifier(draft, sentence.cursor, located && listed ? { indices: draft.coordinated } : sentence.target)
  draft.coordinated = []
  const isInverted =
    sentence.cursor.peek()?.kind === 'be' &&
    located === false &&
    phrase?.kind === 'preposition' &&
    phrase.phrase === 'in' &&
    opens
  if (isInverted) sentence.target = { indices: [] }
  else if (isOpen && draft.focus.length > 0 && draft.pending === undefined)
    sentence.target = { indices: draft.focus }
  turnToCompany(sentence)
}

/** `a table with a vase on it`: the vase is meant. */
function turnToCompany(sentence: Sentence): void {
  const { draft, cursor } = sentence
  if (draft.focus.length > 0 && cursor.peek()?.kind === 'preposition' && cursor.peek(1)?.kind === 'pronoun')
    sentence.target = { indices: draft.focus }
}

/** `a caterpillar on a leaf, and next to it ...`: the caterpillar, not the leaf. */
function topicOf(draft: SceneDraft, pronoun: string): readonly number[] {
  const [only, ...more] = draft.at(draft.focus)
  const isIt = /^it$/i.test(pronoun) && more.length === 0 && only !== undefined && only.kind !== 'person'
  return isIt ? draft.focus : resolvePronoun(draft, pronoun, [])
}

/** `to her left a boy`: the place waits for who is there. */
function readPlaceAhead({ draft, cursor }: Sentence): boolean {
  const phrase = cursor.peek()
  const pronoun = cursor.peek(1)
  const relation = phrase?.kind === 'preposition' ? relationPhrases[phrase.phrase] : undefined
  const comma = cursor.peek(2)?.kind === 'comma' || cursor.peek(2)?.kind === 'be' ? 1 : 0
  const isAhead = pronoun?.kind === 'pronoun' && cursor.peekNoun(2 + comma) !== undefined
  const objects = isAhead ? topicOf(draft, pronoun.text) : []
  if (phrase?.kind === 'preposition' && phrase.phrase === 'between' && isAhead && objects.length > 1) {
    cursor.skip(2 + comma)
    draft.pendingPair = [objects[0] ?? 0, objects[1] ?? 0]
    return true
  }
  if (relation === undefined || pronoun === undefined || objects.length === 0) return false
  entailPresentation(draft, objects, pronoun.text)
  cursor.skip(2 + comma)
  draft.pending = { relation, objects, aside: true }
  return true
}

/** Both of `a boy and a girl` play; only the last of `a nurse and a doctor` holds the one clipboard. */
function readVerb(sentence: Sentence, chunk: Extract<Chunk, { kind: 'verb' }>): void {
  const draft = sentence.draft
  sentence.predicate = false
  returnToGroup(sentence)
  const carrier = carrierOf(draft, sentence.cursor, sentence.target)
  if (carrier !== sentence.target) {
    readAction(draft, sentence.cursor, carrier)
    return
  }
  const object = sentence.cursor.peekNoun(1)
  const single = /^(?:hold|carry|ride|wear|drive)$/.test(chunk.base) && object?.determiner !== undefined
  const atFocus = sentence.target.part === undefined && sentence.target.indices === draft.focus
  const indices =
    atFocus && !single && draft.coordinated.length > sentence.target.indices.length
      ? draft.coordinated
      : sentence.target.indices
  if (indices.length === 0) {
    sentence.cursor.skip()
    return
  }
  const acts = doneTogether(sentence) && sentence.row.length > indices.length ? sentence.row : indices
  readAction(draft, sentence.cursor, sentence.target.part === undefined ? { indices: acts } : sentence.target)
  if (acts.length > sentence.target.indices.length && sentence.target.part === undefined)
    sentence.target = { indices: acts }
  draft.coordinated = []
}

function readWithout(sentence: Sentence, chunk: Extract<Chunk, { kind: 'without' }>): void {
  const carrier = carrierOf(sentence.draft, sentence.cursor, sentence.target)
  sentence.cursor.skip()
  const attached =
    (!sentence.afterComma || chunk.text === 'without') &&
    !sentence.joined &&
    chunk.text !== '-' &&
    chunk.scope !== 'nobody'
      ? carrier.indices
      : []
  const nobody = chunk.scope === 'nobody'
  if (sentence.cursor.peek()?.kind === 'be') sentence.cursor.skip()
  const next = sentence.cursor.peek()
  if (nobody && next?.kind !== 'verb' && next?.kind !== 'noun') sentence.draft.excluded.push('people')
  else
    readExclusions(
      sentence.draft,
      sentence.cursor,
      nobody ? sentence.draft.people() : attached,
      sentence.afterComma,
    )
}

function readPosition(sentence: Sentence, chunk: Extract<Chunk, { kind: 'position' }>): void {
  sentence.cursor.skip()
  const next = sentence.cursor.peek()?.kind
  const opens =
    sentence.target.indices.length === 0 ||
    (sentence.joined &&
      sentence.target.indices === sentence.draft.focus &&
      (next === 'be' || next === 'noun')) ||
    (sentence.afterComma &&
      /^(?:noun|be|comma)$/.test(sentence.cursor.peek()?.kind ?? '') &&
      sentence.cursor.peek()?.text !== ')')
  if (opens) {
    sentence.draft.pendingPosition = chunk
    if (next === 'be') sentence.target = { indices: [] }
  } else place(sentence, sentence.target.indices, chunk)
}

/** `A busy bakery at dawn: ...`, `A playground. Four children ...`: a place alone is where the rest happens. */
function turnToSetting(draft: SceneDraft, isLast: boolean): void {
  const [only, ...more] = draft.subjects.filter(subject => !subject.removed)
  if (only === undefined || more.length > 0 || isLast || !isVenue(only) || draft.relations.length > 0) return
  draft.settings.unshift([...only.details, only.class].join(' '))
  draft.remove([draft.subjects.indexOf(only)])
}

function readSmallWord(sentence: Sentence, chunk: Chunk): void {
  sentence.cursor.skip()
  if (chunk.kind === 'be') {
    sentence.predicate = true
    turnToRow(sentence, chunk.text)
  }
  if (chunk.text.toLowerCase() === 'as' && chunk.kind === 'relative' && readAs(sentence)) return
  const antecedent = chunk.kind === 'relative' ? antecedentOf(sentence.draft, chunk.text) : undefined
  if (antecedent !== undefined) sentence.target = { indices: antecedent }
  if (!/^[()]$/.test(chunk.text) && chunk.kind !== 'word' && sentence.cursor.peek()?.kind !== 'relative')
    sentence.draft.near = []
  if (chunk.kind === 'and' || chunk.kind === 'comma' || chunk.kind === 'or')
    sentence.joined = sentence.target.indices === sentence.draft.focus || sentence.target.indices.length === 0
  const isScene =
    chunk.kind === 'comma' &&
    /^(?:busy|crowded|quiet|noisy|bustling|sunny|rainy|snowy|dark|cozy|cosy|foggy|empty|deserted|lively)$/i.test(
      sentence.draft.at(sentence.draft.focus)[0]?.details[0] ?? '',
    )
  if (chunk.kind === 'stop' || chunk.text === ':' || isScene)
    turnToSetting(sentence.draft, sentence.cursor.done)
  if (chunk.kind === 'or' && dropsAlternative(sentence)) return
  if (chunk.kind === 'comma' && openMembers(sentence.draft, sentence.cursor, chunk.text).length > 0) {
    sentence.target = { indices: [] }
    sentence.row = []
    sentence.lists = []
  }
  if (chunk.kind === 'comma') sentence.afterComma = true
  sentence.opened = chunk.kind === 'comma' && /[:(]/.test(chunk.text)
  if (chunk.kind === 'word') readWord(sentence, chunk.text)
  if (chunk.kind === 'stop') {
    sentence.row = []
    sentence.target = { indices: [] }
    sentence.draft.coordinated = []
    sentence.joined = false
    sentence.listing = false
    sentence.predicate = false
    sentence.afterComma = true
  }
}

/** `working as an architect`, `a cat as a king`, `again, as an older man`: no subject of its own. */
function readAs(sentence: Sentence): boolean {
  const { draft, cursor } = sentence
  const noun = cursor.peekNoun()
  const target = sentence.target.indices.length > 0 ? sentence.target : { indices: draft.focus }
  const subjects = draft.at(target.indices)
  if (noun === undefined || !/^an?$/.test(noun.determiner ?? '') || subjects.length === 0) return false
  cursor.skip()
  const reading = readPhrase(noun)
  const isPerson = subjects.every(subject => subject.kind === 'person')
  const works = /^(?:working|employed|serving)$/.test(subjects[0]?.action ?? '')
  if (isPerson && (reading.plainPerson || works)) readSharePredicate(draft, target, reading)
  else draft.detail(target.indices, `as ${noun.text}`)
  return true
}

/** `back to back`, or a word nothing reads: kept for those it follows. */
function readWord(sentence: Sentence, text: string): void {
  const draft = sentence.draft
  if (text.startsWith('with the words "')) {
    const near = draft.near.findLast(one => draft.at(one.indices).some(subject => subject.kind === 'thing'))
    draft.detail(near?.indices ?? (draft.focus.length > 0 ? draft.focus : sentence.target.indices), text)
    return
  }
  const isWithin = /^inside$/i.test(text) && draft.subjects.some(subject => subject.kind === 'thing')
  if (placeAdverbs.has(text.toLowerCase()) && !isWithin) {
    draft.settings.push(text.toLowerCase())
    return
  }
  const all = sentence.lists.flat()
  const indices = all.length > sentence.target.indices.length ? all : sentence.target.indices
  if (text === 'side by side' && draft.at(draft.focus).length > 0) {
    const row = draft.subjects.map((_, index) => index)
    row.slice(1).forEach((subject, index) => {
      draft.relate(row.slice(index, index + 1), 'next to', [subject])
    })
  } else draft.detail(/ /.test(text) ? indices : sentence.target.indices, text)
}
