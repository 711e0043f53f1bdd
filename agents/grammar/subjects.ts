/**
 * Noun phrases to subjects: new ones, references to those there, groups with their members.
 *
 * @module
 */
import type { NounChunk } from './chunks.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft } from './draft.ts'
import { listed } from './lexicon/listed.ts'
import { isGroupNoun, readNoun } from './noun-phrases.ts'
import { numberOf } from './numbers.ts'
import { readPlace } from './places.ts'
import { singular } from './plurals.ts'
import { entailPresentation, resolvePronoun } from './pronouns.ts'
import type { NounReading } from './sketch.ts'
import { varietyNouns } from './variety-words.ts'

/** Nouns that only say of what the next one is: `a kind of bird`. */
const kinds = listed(`kind, type, sort, breed, species, version, type, picture, image, variety, lot, number`)

/** The noun phrase at the cursor with its `of` part, taken; undefined: none. */
export function takeNoun(
  cursor: Cursor,
): { chunk: NounChunk; reading: NounReading; ofText: string | undefined } | undefined {
  const said = cursor.peekNoun()
  if (said === undefined) return undefined
  const of = cursor.preposition(1, 'of') ? cursor.peekNoun(2) : undefined
  const chunk = of === undefined ? said : vesselOf(said)
  if (of === undefined || isVarietyPhrase(of) || of.words.some(token => /^colou?r$/.test(token.word))) {
    cursor.skip()
    return { chunk, reading: readNoun(chunk), ofText: undefined }
  }
  const isGroup = isGroupNoun(chunk)
  const isKind = kinds.has(chunk.words.at(-1)?.word ?? '')
  if (isGroup || isKind) {
    cursor.skip(3)
    return {
      chunk,
      reading: isKind ? readNoun({ ...of, ...countOf(chunk) }) : readNoun(chunk, sizedOf(chunk, of)),
      ofText: undefined,
    }
  }
  const reading = readNoun(chunk)
  if (
    ofPlace.test(chunk.words.at(-1)?.word ?? '') &&
    of.determiner !== undefined &&
    readPlace('in', of) === 'setting'
  ) {
    cursor.skip()
    return { chunk, reading, ofText: undefined }
  }
  if (reading.members[0]?.kind !== 'thing') {
    cursor.skip()
    return { chunk, reading, ofText: undefined }
  }
  cursor.skip(3)
  return { chunk, reading, ofText: `of ${of.text}` }
}

/** Parts of a place that stand in it: the place is the setting. */
const ofPlace =
  /^(?:counter|bar|entrance|door|window|gate|steps|stairs|terrace|reception|desk|table|stage|checkout)$/

/** Adds the subjects of a taken phrase, or finds those that `the ...` means. */
export function addOrFind(
  draft: SceneDraft,
  taken: NonNullable<ReturnType<typeof takeNoun>>,
  opensClause = false,
): readonly number[] {
  entailOwner(draft, taken.chunk)
  const referred = findReference(draft, taken.chunk, taken.reading)
  const found = referred.length > 0 ? referred : claimMember(draft, taken, opensClause)
  const indices = found.length > 0 ? found : draft.add(taken.reading)
  if (found.length === 0 && taken.ofText !== undefined) draft.detail(indices, taken.ofText)
  draft.near = [...draft.near, { indices }]
  if (indices.length > 1 && draft.group.length < 2) draft.group = indices
  return indices
}

/** `a sailor and his parrot`: the sailor is a man; said of one person who has no name. */
export function entailOwner(draft: SceneDraft, { determiner }: NounChunk): void {
  const pronoun = { his: 'he', her: 'she' }[determiner ?? '']
  if (pronoun === undefined) return
  const [owner] = resolvePronoun(draft, pronoun, [])
  const subject = draft.subjects[owner ?? -1]
  if (
    owner === undefined ||
    subject === undefined ||
    subject.kind !== 'person' ||
    subject.exempt?.reason.startsWith('named') === true
  )
    return
  const alike = draft.subjects.filter(one => !one.removed && one.lemma === subject.lemma).length
  if (alike === 1) entailPresentation(draft, [owner], pronoun)
}

/** `different ages`, `all ethnicities`: no subjects, but a wish for unlike ones. */
function isVarietyPhrase(chunk: NounChunk): boolean {
  return varietyOf(chunk) !== undefined
}

/** What a phrase such as `different ages` wants unlike. */
export function varietyOf(chunk: NounChunk): readonly { attribute: string; distinct: number }[] | undefined {
  const words = chunk.words.map(token => token.word)
  const opener =
    chunk.determiner === 'all' ||
    chunk.count?.vague !== undefined ||
    /^(?:different|various|varied|varying|diverse|mixed|multiple|many)$/.test(words[0] ?? '')
  if (!opener) return undefined
  const noun = words
    .filter(word => !/^(?:different|various|varied|varying|diverse|mixed|ethnic|racial|cultural)$/.test(word))
    .map(singular)
    .join(' ')
  return varietyNouns[noun] ?? (noun.endsWith(' background') ? varietyNouns.background : undefined)
}

/** `two glasses of milk` are no spectacles. */
function vesselOf(chunk: NounChunk): NounChunk {
  const last = chunk.words.at(-1)
  if (last?.word !== 'glasses') return chunk
  return { ...chunk, words: [...chunk.words.slice(0, -1), { ...last, word: 'glass', text: 'glass' }] }
}

function countOf(chunk: NounChunk): Partial<NounChunk> {
  return {
    ...(chunk.count === undefined ? {} : { count: chunk.count }),
    ...(chunk.determiner === undefined ? {} : { determiner: chunk.determiner }),
  }
}

/** `a group of friends`: the bare plural has the group's size, not a count of its own. */
function sizedOf(group: NounChunk, of: NounChunk): NounChunk {
  const count = numberOf(group.words[0]?.word ?? '')
  return count === undefined || of.count !== undefined ? of : { ...of, count: { value: count, length: 1 } }
}

/** `a couple, the man left of the woman`: two of the couple, of whom only now is said what they are. */
function claimMember(
  draft: SceneDraft,
  { chunk, reading }: NonNullable<ReturnType<typeof takeNoun>>,
  opensClause: boolean,
): readonly number[] {
  const role = reading.members[0]?.role
  if (chunk.determiner === 'the' && role !== undefined) return claimRole(draft, role, reading)
  const { presentation } = reading.qualities.stated
  if (chunk.determiner !== 'the' || !reading.plainPerson || reading.members.length > 1) return []
  const unsaid = draft.group.filter(index => draft.at([index])[0]?.stated.presentation === undefined)
  const begun = opensClause || unsaid.length < draft.group.length
  const member = unsaid.find(index => draft.subjects[index]?.kind === 'person')
  if (presentation === undefined || draft.group.length < 2 || !begun || member === undefined) return []
  draft.state({ indices: [member] }, reading.qualities.stated)
  return [member]
}

/** `a family, the daughter ...`, `a band, the singer ...`: one of those who had no role of their own. */
function claimRole(draft: SceneDraft, role: string, reading: NounReading): readonly number[] {
  const isFamily = draft.at(draft.group).some(subject => subject.role === 'mother')
  const isChild = isFamily && /^(?:son|daughter)$/.test(role)
  const isPlayer = /^(?:singer|vocalist|drummer|bassist|pianist|conductor)$|ist$/.test(role)
  const member = draft.group.find(index => {
    const subject = draft.at([index])[0]
    return isChild
      ? subject?.stated.age === 'child' && subject.role === undefined
      : isPlayer && /(?:^| )musician$/.test(subject?.role ?? '')
  })
  const subject = draft.subjects[member ?? -1]
  if (member === undefined || subject === undefined) return []
  subject.role = role
  draft.state({ indices: [member] }, reading.members[0]?.stated ?? {})
  return [member]
}

/** The subjects that `the ...` means, or the one of its name; none: they are new. */
export function findReference(draft: SceneDraft, chunk: NounChunk, reading: NounReading): readonly number[] {
  const definite =
    chunk.determiner === 'the' ||
    chunk.determiner === 'that' ||
    chunk.determiner === 'this' ||
    chunk.determiner === 'these' ||
    chunk.determiner === 'those'
  const isBare =
    chunk.determiner === undefined &&
    chunk.count === undefined &&
    reading.members.length === 1 &&
    draft.subjects.filter(subject => !subject.removed && subject.lemma === reading.lemma).length === 1 &&
    draft.pendingPosition === undefined &&
    Object.keys(reading.qualities.stated).length === 0
  if (!definite && !isBare) return []
  const lemma = reading.lemma
  const matches = draft.subjects.flatMap((subject, index) =>
    subject.removed
      ? []
      : subject.lemma === lemma ||
          subject.role === lemma ||
          subject.class === lemma ||
          isPlainMatch(subject, reading)
        ? [index]
        : [],
  )
  if (matches.length === 0) return []
  const exact = matches.filter(index => agrees(draft.subjects[index]?.stated ?? {}, reading.qualities.stated))
  const chosen = exact.length > 0 ? exact : matches
  return reading.members.length > 1 ? matches : chosen.slice(0, 1)
}

/** `the woman` may be the nurse who was said to be a woman. */
function isPlainMatch(
  subject: { kind: string; stated: Readonly<Record<string, unknown>> },
  reading: NounReading,
): boolean {
  const stated = Object.entries(reading.qualities.stated)
  return (
    reading.plainPerson &&
    subject.kind === 'person' &&
    stated.length > 0 &&
    stated.every(([key, value]) => String(subject.stated[key]) === String(value))
  )
}

function agrees(
  stated: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(wanted).every(
    ([key, value]) => stated[key] === undefined || String(stated[key]) === String(value),
  )
}
