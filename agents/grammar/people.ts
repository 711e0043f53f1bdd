/**
 * Which nouns are people: the lists of roles and occupations, and productive rules for what no list holds.
 *
 * @module
 */
import { nounEntailments } from '../entailments.ts'
import { occupations } from './lexicon/occupations.ts'
import { roles } from './lexicon/roles.ts'
import { agentlessNouns, verbs } from './lexicon/verbs.ts'
import { people } from './lexicon/wordnet/people.ts'
import { things } from './lexicon/wordnet/things.ts'

/** Things that play, drive or hold although a person's word ends their name. */
const thingCompounds =
  /(?:^| )(?:(?:record|cd|dvd|mp3|music|media|cassette|video|vinyl|blu-ray|tape) player|screw driver|hard drive|disk drive|(?:snow|cup|candle|place|key|note|pot|card|pen) ?(?:man|angel|holder)|head hunter|pencil sharpener|vacuum cleaner|window cleaner spray|pressure cooker|slow cooker|rice cooker|food processor|lawn mower|hair dryer|tooth fairy|guard dog|(?:action|toy) figure|toy soldier|baby monitor|computer|gingerbread man|guard rail|coffee maker|ice maker|wind surfer|washing machine|fire extinguisher)$/

const thingWords = new Set(
  'computer printer tiger flower tower paper water river butter letter number corner counter poster banner finger shoulder tuner summer winter weather leather feather silver timber lumber ladder rudder hamster lobster otter oyster spider beaver panther badger rooster dinner supper pepper ginger cucumber burger hamburger center theater meter thermometer parking-meter motor tractor reactor elevator escalator calculator generator refrigerator radiator alligator door floor mirror color colour flavor harbor anchor tumor armor razor sensor vector sweater snowman scarecrow superman mannequin doorman-statue list wrist fist waist twist mist chest forest nest crest harvest vest west east feast beast yeast toast roast coast cast breast ghost post dust artist-palette checklist playlist wishlist'.split(
    ' ',
  ),
)

const agentEndings =
  /(?:ologist|ographer|ician|smith|keeper|maker|herd|monger|mate|wright|worker|player|driver|rider|fighter|seeker|goer|lover|dancer|singer|writer|teacher|hunter|walker|rower|ballers?|woman|person|officer|attendant|assistant|technician|operator|performer|dweller|holder)$/

/** Words for people at large that no picture is asked to show, and that also describe. */
const vaguePeople =
  /^(?:rover|drone|tube|crosser|rocker|floater|stacker|ogre|fiend|brute|monster|beast|vampire|sprite|spirit|idol|dummy|guy-rope|giantess|alien|dwarf|giant|vegan|vegetarian|public|few|living|dead|defeated|doubled|wounded|dear|native|folk|hand|hands|peer|match|control|equal|mine|double|relative|flier|flyer|striker|square|rock|host|hope|draft|charge|model|post|shadow|figure|body|fox|hen|old|young|blind|deaf|rich|poor|english|french|dutch|irish|swiss|british|spanish|welsh|chinese|japanese|portuguese)$/

/** Whether a noun or compound, singular and lower case, is a person. */
export function isPersonNoun(noun: string): boolean {
  if (thingCompounds.test(noun)) return false
  if (roles.has(noun) || occupations.has(noun) || nounEntailments[noun] !== undefined) return true
  const head = noun.slice(noun.lastIndexOf(' ') + 1)
  if (people.has(head) && !thingWords.has(head) && !agentlessNouns.has(head) && !vaguePeople.test(head))
    return true
  if (head !== noun && (roles.has(head) || occupations.has(head) || nounEntailments[head] !== undefined))
    return true
  return isAgentNoun(head.slice(head.lastIndexOf('-') + 1))
}

/** What a man's or woman's compound states, and its neutral role: `saleswoman` is a feminine `salesperson`. */
export function genderedCompound(noun: string): { role: string; presentation: string } | undefined {
  const match = /^(.{3,}?)(woman|man)$/.exec(noun)
  const stem = match?.[1]
  if (
    match === null ||
    stem === undefined ||
    /^(?:hu|ger|ro|norm|sha|talis|snow|gingerbread |wo)$/.test(stem)
  )
    return undefined
  const neutral = `${stem}person`
  const role = roles.has(neutral) || occupations.has(neutral) || people.has(neutral) ? neutral : noun
  return { role, presentation: match[2] === 'man' ? 'masculine' : 'feminine' }
}

function isAgentNoun(word: string): boolean {
  if (thingWords.has(word) || agentlessNouns.has(word) || things.has(word)) return false
  if (agentEndings.test(word) && word.length > 6) return true
  if (
    word.length >= 6 &&
    /(?:ist|eer|ess)$/.test(word) &&
    !/(?:ness|less|dress|press|cess|mist|wrist|deer|beer|career|veneer|mattress|fortress|cypress|waitress|express|address|stress|wilderness)$/.test(
      word,
    )
  )
    return true
  if (/man$/.test(word) && word.length > 5) return genderedCompound(word) !== undefined
  return /(?:er|or)$/.test(word) && hasVerbStem(word)
}

/** `juggler` from juggle, `swimmer` from swim, `rider` from ride, `carrier` from carry. */
function hasVerbStem(word: string): boolean {
  const stem = word.slice(0, -2)
  const doubled = stem.length > 3 && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem
  return [stem, `${stem}e`, doubled, stem.replace(/i$/, 'y')].some(form => verbs.has(form))
}
