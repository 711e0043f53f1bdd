/**
 * Which words of a noun phrase are the noun, and which describe it.
 *
 * @module
 */
import { isAnimal } from './animals.ts'
import { listed } from './lexicon/listed.ts'
import { compounds as named } from './lexicon/wordnet/compounds.ts'
import { isPersonNoun } from './people.ts'
import { singular } from './plurals.ts'
import type { Token } from './tokens.ts'
import { isGerund } from './verb-forms.ts'
import { describesNoun } from './word-classes.ts'

/** Names of things that begin with a word that otherwise describes. */
const compounds = listed(`
  hot dog, black hole, hot air balloon, polar bear, golden retriever, guinea pig, high chair, white board, red panda, black panther, great white shark, killer whale, soft toy, hard drive, wild boar, blue whale, bald eagle,
  grizzly bear, green tea, red carpet, white cane, hard hat, hot tub, gold medal, stone wall, glass door, paper plane, paper airplane, paper bag, brick wall, metal worker, sheet metal worker, orange juice, red wine, white wine, ice cream, rose garden, flat screen, wooden spoon, sweet potato,
  fast food worker, real estate broker, real estate agent, medical student, medical worker, public speaker, medical records specialist, dental hygienist, dental assistant, physical therapist, occupational therapist, mental health counselor, financial advisor, financial analyst, financial manager, mechanical engineer, electrical engineer, industrial engineer, civil engineer, civil servant, social worker, social assistant, graphic designer, martial artist,
  human being, correctional officer, electric guitar, senior citizen, best friend, solar panel, musical instrument, mobile phone, homeless person, flying saucer, christmas tree
`)

/** Nouns before which an `-ing` word names a kind of person, no action. */
const taught = listed(
  `instructor, coach, teacher, trainer, team, club, class, champion, fan, enthusiast, attendant, assistant, inspector, star, partner, lesson, master, squad, crew, troupe, manager, agent, staff`,
)

export interface SplitNoun {
  readonly modifiers: readonly Token[]
  readonly nouns: readonly Token[]
}

/** The noun is what follows the last describing word; a phrase of describing words alone has its last as noun. */
export function splitNoun(words: readonly Token[]): SplitNoun {
  const plain = words.filter(token => token.kind === 'word')
  if (plain.length === 0) return { modifiers: [], nouns: [] }
  const compound = compoundStart(words)
  if (compound !== undefined) return { modifiers: words.slice(0, compound), nouns: words.slice(compound) }
  const head = singular(plain.at(-1)?.word ?? '')
  let start = 0
  while (start < words.length - 1 && describes(words, start, head)) start += 1
  return {
    modifiers: words.slice(0, start),
    nouns: words.slice(start).filter(token => token.kind === 'word'),
  }
}

/** `hair black`, `doctor female`: people new to English say what a noun is after it. */
export function turnPostposed(words: readonly Token[]): readonly Token[] | undefined {
  let end = words.length
  while (end > 1 && postposed.has(words[end - 1]?.word ?? '')) end -= 1
  const noun = words[end - 1]
  if (end === words.length || noun === undefined || describesNoun(noun) || noun.kind !== 'word')
    return undefined
  return [...words.slice(end), ...words.slice(0, end)]
}

const postposed = listed(
  `red, yellow, green, blue, purple, pink, brown, black, white, grey, gray, small, big, large, tiny, huge, old, young, female, male, tall, short, long, happy, sad, beautiful, blonde, blond, elderly, beige, dirty, wet, broken, pregnant`,
)

function compoundStart(words: readonly Token[]): number | undefined {
  for (const length of [3, 2]) {
    const start = words.length - length
    if (start < 0) continue
    const phrase = words.slice(start).map(token => token.word)
    const last = phrase.pop() ?? ''
    const names = [[...phrase, singular(last)].join(' '), [...phrase, last].join(' ')]
    if (names.some(name => compounds.has(name) || named.has(name))) return start
  }
  return undefined
}

function describes(words: readonly Token[], index: number, head: string): boolean {
  const token = words[index]
  if (token === undefined) return false
  if (token.kind === 'mark' || token.word === 'and' || token.word === 'or') return true
  if (describesNoun(token)) return true
  return (
    isGerund(token.word) &&
    !taught.has(head) &&
    (isPersonNoun(head) || isAnimal(head) || happens.has(token.word))
  )
}

/** Actions that things do too: `a burning house`, against `a parking meter`. */
const happens = listed(
  `burning, floating, falling, glowing, melting, shining, smoking, rotting, sinking, exploding, spinning, blooming, crumbling, rising, smiling, steaming, passing`,
)
