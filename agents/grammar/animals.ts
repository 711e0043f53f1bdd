/**
 * Which nouns are animals.
 *
 * @module
 */
import { animals } from './lexicon/animals.ts'
import { animals as species } from './lexicon/wordnet/animals.ts'

/** Whether a noun or compound, singular and lower case, is an animal: they act, and nobody holds them by default. */
export function isAnimal(noun: string): boolean {
  const head = noun.slice(noun.lastIndexOf(' ') + 1)
  return animals.has(noun) || animals.has(head) || (species.has(head) && !notAnimals.has(head))
}

/** Words that name an animal as well, but mostly something else. */
const notAnimals = new Set(
  'game stock kid racer head creature pet dam stud sport stray survivor pointer boxer setter black female male human baby young'.split(
    ' ',
  ),
)
