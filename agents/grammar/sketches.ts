/**
 * One subject of a noun and the words before it.
 *
 * @module
 */
import { adjectiveEntailments, nounEntailments } from '../entailments.ts'
import { isAnimal } from './animals.ts'
import { readModifiers } from './modifiers.ts'
import { genderedCompound, isPersonNoun } from './people.ts'
import { singular } from './plurals.ts'
import type { Ambiguity, Qualities, Sketch, Stated } from './sketch.ts'
import type { Token } from './tokens.ts'
import { varietyWords } from './variety-words.ts'
import { ethnicityOf, heritageReason } from './word-classes.ts'

export function sketchOf(
  phrase: string,
  nouns: readonly Token[],
  modifiers: readonly Token[],
  several: boolean,
  extra: Stated = {},
): { sketch: Sketch; qualities: Qualities } {
  const isPerson =
    isPersonNoun(phrase) || (nouns.length === 1 && nouns[0] !== undefined && isBareAdjective(nouns[0]))
  const isMade =
    /^(?:balloon|stuffed|toy|plush|origami|chocolate|paper|clay|lego|plastic|ceramic|porcelain|inflatable|rubber|gingerbread|carved) /.test(
      phrase,
    )
  const kind = isPerson ? 'person' : !isMade && isAnimal(phrase) ? 'animal' : 'thing'
  const qualities = readModifiers(modifiers, kind, several)
  const { stated, details, action } = qualities
  if (!isPerson) return { sketch: { kind, stem: phrase, class: phrase, stated, details, action }, qualities }
  const person = personOf(phrase)
  const all = [...modifiers, ...nouns]
  const reason = all.map(token => heritageReason(token.word)).find(found => found !== undefined)
  const exempt = reason === undefined ? undefined : { reason, because: wordsOf(all) }
  const role = person.role ?? undefined
  const ambiguous: readonly Ambiguity[] = [...qualities.ambiguous, ...person.ambiguous]
  const sketch: Sketch = {
    kind,
    stem: role ?? person.stem,
    class: 'person',
    role,
    stated: { ...person.stated, ...grown(stated, person.stated), ...extra },
    details,
    action,
    exempt,
  }
  return { sketch, qualities: { ...qualities, ambiguous, exempt, stated: sketch.stated } }
}

/** `a young boy` is a child all the same. */
function grown(stated: Stated, entailed: Stated): Stated {
  if (entailed.age !== 'child' || stated.age !== 'adult') return stated
  const { age: _, ...others } = stated
  return others
}

export function personSketch(noun: string, stated: Stated): Sketch {
  return sketchOf(noun, [], [], false, stated).sketch
}

/** Role and entailed attributes of a person's noun: the nouns before it may state a presentation (`woman doctor`). */
function personOf(phrase: string): {
  role: string | null
  stem: string
  stated: Stated
  ambiguous: readonly Ambiguity[]
} {
  const words = phrase.split(' ')
  const plain = words.map((word, index) =>
    index < words.length - 1 ? nounEntailments[singular(word)] : undefined,
  )
  const kept = words.filter(
    (_, index) =>
      !(plain[index]?.role === null && (plain[index]?.stated !== undefined || words[index] === 'human')) &&
      !(
        index < words.length - 1 &&
        /^(?:newborn|toddler|infant|teen|teenage|adolescent|preschool|twin|triplet)$/.test(words[index] ?? '')
      ),
  )
  const noun = (genderLast(kept) ? kept.slice(0, -1) : kept).join(' ')
  const entailed =
    nounEntailments[noun] ??
    (kept.length > 1 && nounEntailments[kept.at(-1) ?? '']?.role === null
      ? nounEntailments[kept.at(-1) ?? '']
      : undefined)
  const gendered = entailed === undefined ? genderedCompound(noun) : undefined
  const before = Object.assign(
    {},
    ...plain.map(one => (one?.role === null ? (one.stated ?? {}) : {})),
    genderLast(kept) ? nounEntailments[kept.at(-1) ?? '']?.stated : {},
  ) as Stated
  const adjective = entailed === undefined ? adjectiveEntailments[noun] : undefined
  const ethnicity = ethnicityOf(noun)
  const ambiguous = entailed?.ambiguous === undefined ? [] : [{ feature: noun, details: entailed.ambiguous }]
  const aid = kept[0] === 'wheelchair' && kept.length > 1 ? { mobility_aid: 'wheelchair' } : {}
  if (adjective !== undefined || ethnicity !== undefined)
    return {
      role: null,
      stem: 'person',
      stated: { ...before, ...(adjective?.stated ?? { ethnicity: ethnicity ?? '' }) },
      ambiguous,
    }
  const role = entailed?.role === undefined ? (gendered?.role ?? noun) : entailed.role
  const isCompound = kept.length > 1 && entailed?.role === null && nounEntailments[noun] === undefined
  return {
    role: isCompound ? noun : role,
    stem: noun,
    stated: {
      ...aid,
      ...entailed?.stated,
      ...(gendered === undefined ? {} : { presentation: gendered.presentation }),
      ...before,
    },
    ambiguous,
  }
}

/** `a doctor man`, `a friend woman`: the last word only says who the first is. */
function genderLast(words: readonly string[]): boolean {
  const [last, before] = [words.at(-1) ?? '', singular(words.at(-2) ?? '')]
  const whole = words.join(' ')
  return (
    /^(?:man|woman|boy|girl|lady|gentleman)$/.test(last) &&
    words.length > 1 &&
    isPersonNoun(before) &&
    nounEntailments[before]?.role !== null &&
    nounEntailments[whole] === undefined
  )
}

export function isBareAdjective(token: Token): boolean {
  return (
    adjectiveEntailments[token.word] !== undefined ||
    ethnicityOf(token.word) !== undefined ||
    varietyWords[token.word] !== undefined ||
    /^\d+-years?-old$/.test(token.word) ||
    /-(?:haired|skinned)$/.test(token.word)
  )
}

export function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(token => token.text).join(' ')
}
