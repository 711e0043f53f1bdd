/**
 * A noun phrase to the subjects it names.
 *
 * @module
 */
import type { PlanSubject } from '../../types.ts'
import { nounEntailments } from '../entailments.ts'
import { isAnimal } from './animals.ts'
import type { NounChunk } from './chunks.ts'
import { familyMembers, type Group, groupOf, sports } from './groups.ts'
import { readModifiers } from './modifiers.ts'
import { readName } from './names.ts'
import { largestCount, vagueCounts } from './numbers.ts'
import { isPersonNoun } from './people.ts'
import { isPlural, singular } from './plurals.ts'
import type { Ambiguity, NounReading, Qualities, Sketch } from './sketch.ts'
import { isBareAdjective, personSketch, sketchOf, wordsOf } from './sketches.ts'
import { splitNoun } from './split-noun.ts'
import type { Token } from './tokens.ts'
import { ethnicityOf, heritageReason } from './word-classes.ts'

/** Reads a noun phrase; `of` is the phrase after its `of`, where the two are read as one (`a team of six nurses`). */
export function readNoun(chunk: NounChunk, of?: NounChunk): NounReading {
  if (chunk.words.length === 0) return readUnnamed(chunk)
  const called = calledName(chunk) ?? kinName(chunk)
  if (called !== undefined) return called
  const { modifiers, nouns } = splitNoun(chunk.words)
  const head = singular(nouns.at(-1)?.word ?? '')
  const before = nouns.slice(0, -1).map(token => token.word)
  const whole = nouns.at(-1)?.word ?? ''
  const isStick = head === 'staff' && isSingleWord(chunk) && before.length === 0 && of === undefined
  const group = isStick
    ? undefined
    : (groupOf(whole, before, of !== undefined) ?? groupOf(head, before, of !== undefined))
  if (group !== undefined) return readGroup(chunk, modifiers, nouns, group, head, of)
  return readMembers(chunk, modifiers, nouns, head)
}

/** `a staff`, `his staff` is one thing. */
function isSingleWord({ determiner }: NounChunk): boolean {
  return /^(?:an?|his|her|their|its)$/.test(determiner ?? '')
}

/** `our daughter Emma`, `her dog Bello`: somebody with a name that no policy has to respect. */
function calledName(chunk: NounChunk): NounReading | undefined {
  const name = chunk.words.at(-1)
  const before = chunk.words.slice(0, -1)
  const noun = before.at(-1)
  if (name?.capital !== true || noun === undefined || noun.capital || chunk.determiner === undefined)
    return undefined
  if (chunk.count !== undefined || !(isPersonNoun(noun.word) || isAnimal(noun.word))) return undefined
  if (isPersonNoun(name.word) || isAnimal(name.word) || ethnicityOf(name.word) !== undefined) return undefined
  const reading = readNoun({ ...chunk, words: before })
  return { ...reading, members: reading.members.map(member => ({ ...member, name: name.text })) }
}

/** `Grandma Rosa`, `Uncle Ben`: who they are to somebody, with a name. */
function kinName(chunk: NounChunk): NounReading | undefined {
  const [kin, name, ...more] = chunk.words
  const isKin =
    /^(?:grandma|grandpa|granny|nana|grandmother|grandfather|uncle|aunt|auntie|aunty|mum|mom|dad|cousin|nurse|officer|farmer|coach|chef)$/
  if (kin === undefined || name === undefined || more.length > 0 || !isKin.test(kin.word)) return undefined
  if (!kin.capital || !name.capital || chunk.determiner !== undefined || isPersonNoun(name.word))
    return undefined
  const reading = readNoun({ ...chunk, words: [{ ...kin, capital: false }] })
  return { ...reading, members: reading.members.map(member => ({ ...member, name: chunk.text })) }
}

/** A number without noun counts people; an article alone names nobody. */
function readUnnamed({ count }: NounChunk): NounReading {
  const members = Array.from({ length: Math.min(count?.value ?? 0, largestCount) }, () =>
    personSketch('person', {}),
  )
  const qualities = { stated: {}, details: [], variety: [], ambiguous: [] }
  return {
    members,
    variety: [],
    ambiguous: [],
    lemma: 'person',
    plainPerson: true,
    adjectiveOnly: false,
    qualities,
  }
}

/** Whether a noun phrase names a group that an `of` may fill. */
export function isGroupNoun(chunk: NounChunk): boolean {
  const last = chunk.words.at(-1)?.word ?? ''
  return (
    groupOf(singular(last), [], true) !== undefined &&
    !/^(?:line|set|school)$/.test(chunk.determiner === 'the' ? last : '')
  )
}

function readMembers(
  chunk: NounChunk,
  modifiers: readonly Token[],
  nouns: readonly Token[],
  head: string,
): NounReading {
  const name = chunk.count === undefined ? readName(chunk.words, chunk.determiner) : undefined
  if (name !== undefined) return readNamed(name)
  const { value, ambiguous } = countOf(chunk, nouns)
  const said = [...nouns.slice(0, -1).map(token => token.word), head].join(' ')
  const bare =
    nouns.length === 1 &&
    nouns[0] !== undefined &&
    isBareAdjective(nouns[0]) &&
    nounEntailments[head] === undefined
  const phrase = bare ? 'person' : said
  const sketch = bare
    ? sketchOf(phrase, [], chunk.words, true)
    : sketchOf(phrase, nouns, modifiers, value > 1)
  const adjectiveOnly =
    nouns.length === 1 &&
    nouns[0] !== undefined &&
    modifiers.length === chunk.words.length - 1 &&
    isBareAdjective(nouns[0])
  return {
    members: Array.from({ length: value }, () => sketch.sketch),
    variety: sketch.qualities.variety,
    ambiguous: [...ambiguous, ...sketch.qualities.ambiguous],
    lemma: said,
    plainPerson: sketch.sketch.kind === 'person' && sketch.sketch.role === undefined,
    guessed: ambiguous.length > 0,
    adjectiveOnly,
    qualities: sketch.qualities,
  }
}

function readNamed(name: {
  name: string
  reason: 'named_person' | 'named_character'
  ambiguous: boolean
}): NounReading {
  const ambiguous = name.ambiguous
    ? [{ feature: name.name, details: 'Read as the name of a person, whom no policy changes.' }]
    : []
  const exempt = { reason: name.reason, because: name.name }
  const sketch: Sketch = {
    kind: 'person',
    stem: name.name,
    class: 'person',
    name: name.name,
    stated: {},
    details: [],
    exempt,
  }
  const qualities: Qualities = { stated: {}, details: [], variety: [], ambiguous, exempt }
  return {
    members: [sketch],
    variety: [],
    ambiguous,
    lemma: name.name.toLowerCase(),
    plainPerson: false,
    adjectiveOnly: false,
    qualities,
  }
}

function readGroup(
  chunk: NounChunk,
  modifiers: readonly Token[],
  nouns: readonly Token[],
  group: Group,
  head: string,
  of: NounChunk | undefined,
): NounReading {
  const sport =
    of?.words.length === 1 &&
    of.count === undefined &&
    of.determiner === undefined &&
    sports.has(of.words[0]?.word ?? '')
  if (sport) {
    const words = [...modifiers, ...of.words, ...nouns]
    return readNoun({ ...chunk, words })
  }
  const inner = of === undefined || of.words.length === 0 ? undefined : readNoun(of)
  const each = of?.count?.value ?? groupCount(chunk)
  const asked = each === undefined || chunk.count === undefined ? each : each * Math.max(1, chunk.count.value)
  const times = of?.count === undefined && chunk.count !== undefined ? chunk.count.value : 1
  const isPairWord =
    isPlural(nouns.at(-1)?.word ?? '') && groupOf(nouns.at(-1)?.word ?? '', [], false) !== undefined
  const size = Math.min(
    asked ?? (isPairWord && chunk.count !== undefined ? chunk.count.value : group.size * times),
    largestCount,
  )
  const kind = inner?.members[0]?.kind ?? 'person'
  const qualities = readModifiers(modifiers, kind, size > 1)
  const because = groupHeritage(chunk, nouns)
  const base = inner?.members[0]
  const members = base === undefined ? plainMembers(group, size) : Array.from({ length: size }, () => base)
  const vague = asked === undefined && group.vague === true
  return {
    members: members.map(member => qualify(member, qualities, because)),
    variety: [...qualities.variety, ...(inner?.variety ?? [])],
    ambiguous: [
      ...qualities.ambiguous,
      ...(inner?.qualities.ambiguous ?? []),
      ...(vague
        ? [
            {
              feature: chunk.text,
              details: `Read as ${size} subjects${familyNote(group, base)}; say a number for another size.`,
            },
          ]
        : []),
    ],
    lemma: base === undefined ? head : (inner?.lemma ?? head),
    guessed: vague,
    plainPerson: false,
    adjectiveOnly: false,
    qualities,
  }
}

function familyNote(group: Group, base: Sketch | undefined): string {
  return group.members !== undefined && base === undefined ? ', a mother, a father and children' : ''
}

function groupCount(chunk: NounChunk): number | undefined {
  const word = chunk.words
    .map(
      token =>
        /^(\d+|two|three|four|five|six|seven|eight)-(?:person|man|woman|member|piece)$/.exec(token.word)?.[1],
    )
    .find(Boolean)
  return word === undefined
    ? undefined
    : ({ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8 }[word] ?? Number(word))
}

function plainMembers(group: Group, size: number): readonly Sketch[] {
  if (group.members !== undefined) return familyMembers(size).map(role => personSketch(role, {}))
  return Array.from({ length: size }, () => personSketch(group.member ?? 'person', {}))
}

/** Group adjectives distribute over the members. */
function qualify(member: Sketch, qualities: Qualities, because: PlanSubject['exempt']): Sketch {
  return {
    ...member,
    stated: { ...member.stated, ...qualities.stated },
    details: [...qualities.details.filter(detail => detail !== 'gay'), ...member.details],
    action: qualities.action ?? member.action,
    exempt: because ?? qualities.exempt ?? member.exempt,
  }
}

/** `a 1920s jazz band`: the words of the request that say why. */
function groupHeritage(chunk: NounChunk, nouns: readonly Token[]): PlanSubject['exempt'] {
  const reason = chunk.words.map(token => heritageReason(token.word)).find(found => found !== undefined)
  return reason === undefined || nouns.length === 0 ? undefined : { reason, because: wordsOf(chunk.words) }
}

function countOf(
  chunk: NounChunk,
  nouns: readonly Token[],
): { value: number; ambiguous: readonly Ambiguity[] } {
  const { count, determiner } = chunk
  if (count !== undefined && count.value > largestCount)
    return {
      value: largestCount,
      ambiguous: [
        { feature: chunk.text, details: `Planned ${largestCount} of the ${count.value} asked for.` },
      ],
    }
  if (
    count?.vague === 'some' &&
    !isPlural(nouns.at(-1)?.word ?? '') &&
    isPersonNoun(nouns.at(-1)?.word ?? '')
  )
    return { value: 1, ambiguous: [] }
  if (count?.vague !== undefined) return { value: count.value, ambiguous: [read(chunk.text, count.value)] }
  if (count !== undefined) return { value: count.value, ambiguous: [] }
  if (
    determiner === 'a' ||
    determiner === 'an' ||
    determiner === 'another' ||
    determiner === 'each' ||
    determiner === 'every'
  )
    return { value: 1, ambiguous: [] }
  if (!nouns.some((token, index) => index === nouns.length - 1 && isPlural(token.word)))
    return { value: 1, ambiguous: [] }
  const bare = vagueCounts.some ?? 3
  return { value: bare, ambiguous: [read(chunk.text, bare)] }
}

function read(feature: string, value: number): Ambiguity {
  return { feature, details: `Read as ${value}; say a number for another.` }
}
