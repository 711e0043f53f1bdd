/**
 * Singular and plural forms of English nouns.
 *
 * @module
 */

const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    people: 'person',
    folks: 'person',
    folk: 'person',
    persons: 'person',
    men: 'man',
    women: 'woman',
    children: 'child',
    mice: 'mouse',
    geese: 'goose',
    feet: 'foot',
    teeth: 'tooth',
    oxen: 'ox',
    wolves: 'wolf',
    leaves: 'leaf',
    loaves: 'loaf',
    knives: 'knife',
    wives: 'wife',
    housewives: 'housewife',
    midwives: 'midwife',
    lives: 'life',
    shelves: 'shelf',
    elves: 'elf',
    calves: 'calf',
    halves: 'half',
    scarves: 'scarf',
    thieves: 'thief',
    hooves: 'hoof',
    cacti: 'cactus',
    octopi: 'octopus',
    alumni: 'alumnus',
    buses: 'bus',
    busses: 'bus',
    gases: 'gas',
    lenses: 'lens',
    canvases: 'canvas',
    heroes: 'hero',
    superheroes: 'superhero',
    potatoes: 'potato',
    tomatoes: 'tomato',
    volcanoes: 'volcano',
    mosquitoes: 'mosquito',
    mangoes: 'mango',
    shoes: 'shoe',
    canoes: 'canoe',
    horseshoes: 'horseshoe',
    toes: 'toe',
    cookies: 'cookie',
    movies: 'movie',
    ties: 'tie',
    pies: 'pie',
    zombies: 'zombie',
    selfies: 'selfie',
    hippies: 'hippie',
    smoothies: 'smoothie',
    hoodies: 'hoodie',
    genies: 'genie',
    collies: 'collie',
    brownies: 'brownie',
    beanies: 'beanie',
    newbies: 'newbie',
    veggies: 'veggie',
    rookies: 'rookie',
    goalies: 'goalie',
    aunties: 'auntie',
    cabbies: 'cabbie',
    axes: 'axe',
    aircraft: 'aircraft',
    police: 'police',
    cattle: 'cow',
    ladies: 'lady',
    theatres: 'theatre',
    elderly: 'elderly',
    kids: 'kid',
    quizzes: 'quiz',
    caches: 'cache',
    toothbrushes: 'toothbrush',
    axles: 'axle',
    moustaches: 'moustache',
    headaches: 'headache',
    corgis: 'corgi',
    houses: 'house',
    horses: 'horse',
    seahorses: 'seahorse',
    nurses: 'nurse',
    roses: 'rose',
    vases: 'vase',
    cases: 'case',
    noses: 'nose',
    purses: 'purse',
    blouses: 'blouse',
    mongooses: 'mongoose',
    mooses: 'moose',
    greenhouses: 'greenhouse',
    lighthouses: 'lighthouse',
    suitcases: 'suitcase',
    bookcases: 'bookcase',
    briefcases: 'briefcase',
    staircases: 'staircase',
    hoses: 'hose',
    bases: 'base',
    spouses: 'spouse',
    corpses: 'corpse',
    tortoises: 'tortoise',
    porpoises: 'porpoise',
    eclipses: 'eclipse',
    cheeses: 'cheese',
    mazes: 'maze',
    sizes: 'size',
    prizes: 'prize',
  }),
)

/** Plural in form for one thing, or the same in both numbers. */
const unchanged = new Set(
  'glasses sunglasses eyeglasses goggles spectacles scissors trousers pants shorts jeans tights leggings overalls scrubs pajamas pyjamas binoculars headphones earphones pliers tweezers sheep fish deer moose series species salmon trout bison aircraft spacecraft clothes stairs gymnastics athletics mathematics physics news christmas texas paris james chess compass cosmos canvas lens gas bus plus bonus cactus octopus walrus platypus circus campus chorus census genius virus hippopotamus rhinoceros iris bias atlas pancreas alias tennis oasis basis analysis penis clitoris swiss chaos asparagus citrus colossus lotus papyrus sarcophagus thermos tyrannosaurus brachiosaurus pegasus santa-claus santa-klaus venus mars columbus bliss goddess'.split(
    ' ',
  ),
)

/** `doctors` to `doctor`; a singular stays as it is. Only the last word of a phrase changes. */
export function singular(noun: string): string {
  const known = irregular.get(noun)
  if (known !== undefined) return known
  if (unchanged.has(noun) || noun.length < 3) return noun
  if (
    /men$/.test(noun) &&
    !/(?:specimen|(?<!w)omen|semen|abdomen|regimen|stamen|ramen|hymen|yemen|acumen)$/.test(noun)
  )
    return `${noun.slice(0, -3)}man`
  const linked = /^([a-z]+)(-(?:in|of)-[a-z-]+)$/.exec(noun)
  if (linked !== null) return `${singular(linked[1] ?? '')}${linked[2]}`
  if (/children$/.test(noun)) return noun.slice(0, -3)
  if (/people$/.test(noun)) return `${noun.slice(0, -6)}person`
  if (/(?:ss|us|is|'s)$/.test(noun)) return noun
  if (/ies$/.test(noun)) return noun.length > 4 ? `${noun.slice(0, -3)}y` : noun.slice(0, -1)
  if (/(?:sses|shes|ches|xes|zzes)$/.test(noun)) return noun.slice(0, -2)
  return /s$/.test(noun) ? noun.slice(0, -1) : noun
}

/** Whether the form is a plural: `doctors`, `people`; `sheep` and `glasses` are not known to be. */
export function isPlural(noun: string): boolean {
  return singular(noun) !== noun || noun === 'police' || noun === 'elderly'
}
