/**
 * Whether English has a word, by every list that is at hand.
 *
 * @module
 */
import { adjectiveEntailments, nounEntailments } from '../../entailments.ts'
import { singular } from '../plurals.ts'
import { varietyWords } from '../variety-words.ts'
import { adjectives } from './adjectives.ts'
import { animals } from './animals.ts'
import { auxiliaries, determiners, fillers, prepositions, pronouns, relatives } from './function-words.ts'
import { occupations } from './occupations.ts'
import { cultures, ethnicities, famousCharacters, famousPersons, periods } from './origins.ts'
import { places } from './places.ts'
import { roles } from './roles.ts'
import { styleNouns, styleTags } from './style-words.ts'
import { frameWords, labels } from './talk-words.ts'
import { irregularVerbs, pastForms, pastParticiples, verbs } from './verbs.ts'
import { bodyParts, clothes } from './wear.ts'
import { abstract } from './wordnet/abstract.ts'
import { adjectives as describing } from './wordnet/adjectives.ts'
import { animals as species } from './wordnet/animals.ts'
import { characters } from './wordnet/characters.ts'
import { clothes as worn } from './wordnet/clothes.ts'
import { people } from './wordnet/people.ts'
import { persons } from './wordnet/persons.ts'
import { places as sites } from './wordnet/places.ts'
import { regions } from './wordnet/regions.ts'
import { things } from './wordnet/things.ts'
import { verbs as acts } from './wordnet/verbs.ts'
import { words } from './wordnet/words.ts'

const lists = [
  abstract,
  words,
  things,
  people,
  species,
  describing,
  acts,
  sites,
  regions,
  worn,
  persons,
  characters,
  animals,
  roles,
  occupations,
  places,
  adjectives,
  clothes,
  bodyParts,
  styleNouns,
  styleTags,
  frameWords,
  labels,
  verbs,
  determiners,
  prepositions,
  pronouns,
  auxiliaries,
  fillers,
  relatives,
  cultures,
  periods,
  famousCharacters,
  famousPersons,
]
/** Small words that no list of the grammar needs. */
const closed = new Set(
  'than more most fewer less least nor yet both such same either neither not no yes none ever never very too quite once twice thrice because since until unless though although however therefore whether how why what when where him them us me myself yourself ourselves himself herself themselves itself something anything nothing everything someone anyone everyone nobody anybody everybody going gonna wanna gotta dont cant wont isnt arent doesnt didnt lol omg haha btw imo doing going being having dying lying tying seeing done gone been idk asap aka bro bros sis ramen sushi tofu emoji selfie hoodie vlog vlogger podcast barista latte smoothie burrito taco tacos guac kombucha wifi drone smartphone smartwatch cosplay cosplayer poly polys manga anime chibi kawaii steampunk cyberpunk hijabi e-scooter quokka axolotl capybara corgi labradoodle cockapoo poke bao boba kimchi pho naan paella gyoza tempura wasabi sriracha omg idk ur sth smth wanna gonna tbh etc vs tv dvd usb led'.split(
    ' ',
  ),
)
const names: ReadonlySet<string> = new Set(
  [...famousCharacters, ...famousPersons, ...ethnicities].flatMap(name => name.toLowerCase().split(' ')),
)

/** Whether the word, or what it is a form of, is in any list. */
export function isEnglish(word: string): boolean {
  return formsOf(word).some(
    form =>
      lists.some(list => list.has(form)) ||
      form in nounEntailments ||
      form in adjectiveEntailments ||
      closed.has(form) ||
      form in varietyWords ||
      form in irregularVerbs ||
      form in pastParticiples ||
      form in pastForms ||
      names.has(form),
  )
}

function formsOf(word: string): readonly string[] {
  const forms = [word, singular(word)]
  for (const ending of ['ing', 'ed', 'er', 'est', 'ly', 'es', 'r', 'd', 'ness', 'like', 'ish', 'less']) {
    if (!word.endsWith(ending) || word.length < ending.length + 3) continue
    const stem = word.slice(0, -ending.length)
    forms.push(
      stem,
      `${stem}e`,
      stem.replace(/i$/, 'y'),
      stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem,
    )
  }
  return [...forms, word.replace(/'s?$/, '')]
}
