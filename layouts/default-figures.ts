/**
 * What common nouns look like, for models without a vocabulary and for nouns that a vocabulary lacks.
 * Heights are relative to a standing adult (1); aspects are width divided by height of a typical silhouette.
 *
 * @module
 */

/** The measures a layout needs of a class. */
export interface Measures {
  readonly framing: 'head' | 'bust' | 'full'
  /** Width divided by height of the tight silhouette. */
  readonly aspect: number
  readonly anchor: 'edge' | 'ground' | 'free'
  /** Real height relative to a standing adult (1). */
  readonly height: number
}

/** A person of whom no vocabulary says anything: head to toe. */
export const defaultPerson: Measures = { framing: 'full', aspect: 0.46, anchor: 'ground', height: 1 }

/** A noun nobody knows. */
export const defaultThing: Measures = { framing: 'full', aspect: 1, anchor: 'ground', height: 0.4 }

interface Kind {
  readonly nouns: string
  readonly aspect: number
  readonly height: number
  readonly anchor?: 'ground' | 'free'
}

const kinds: readonly Kind[] = [
  // Animals.
  { nouns: 'dog wolf fox coyote goat sheep lamb pig deer', aspect: 1.15, height: 0.45 },
  { nouns: 'cat kitten puppy rabbit bunny hare raccoon monkey penguin', aspect: 1, height: 0.35 },
  { nouns: 'horse cow bull ox donkey mule zebra camel moose', aspect: 1.15, height: 1 },
  { nouns: 'pony lion tiger leopard bear panda gorilla kangaroo', aspect: 1.15, height: 0.75 },
  { nouns: 'elephant rhino rhinoceros hippo dinosaur mammoth', aspect: 1.3, height: 1.5 },
  { nouns: 'giraffe', aspect: 0.7, height: 2 },
  { nouns: 'mouse rat hamster frog turtle tortoise snail crab lizard snake', aspect: 1.3, height: 0.15 },
  { nouns: 'hen chicken rooster duck goose swan turkey', aspect: 1, height: 0.3 },
  { nouns: 'fish shark whale dolphin', aspect: 1.5, height: 0.4, anchor: 'free' },
  { nouns: 'bird parrot eagle owl seagull pigeon bat', aspect: 1.1, height: 0.25, anchor: 'free' },
  { nouns: 'butterfly bee insect dragonfly ladybird', aspect: 1.1, height: 0.1, anchor: 'free' },
  // Vehicles.
  { nouns: 'car taxi cab van jeep limousine', aspect: 1.6, height: 0.9 },
  { nouns: 'bus truck lorry ambulance tram fire-engine train', aspect: 1.5, height: 1.4 },
  { nouns: 'bicycle bike motorcycle motorbike moped tricycle', aspect: 1.4, height: 0.65 },
  { nouns: 'scooter wheelchair stroller pram cart', aspect: 1, height: 0.6 },
  { nouns: 'boat ship ferry canoe sailboat yacht', aspect: 1.4, height: 1.1 },
  {
    nouns: 'airplane aeroplane plane jet helicopter rocket spaceship ufo drone',
    aspect: 1.4,
    height: 0.9,
    anchor: 'free',
  },
  { nouns: 'skateboard surfboard sled', aspect: 2.4, height: 0.15 },
  // Buildings and what grows.
  {
    nouns: 'house home building church castle school hospital shop barn temple',
    aspect: 1.1,
    height: 1.8,
  },
  { nouns: 'tower skyscraper lighthouse windmill', aspect: 0.5, height: 2 },
  { nouns: 'wave', aspect: 2, height: 0.6 },
  { nouns: 'tree palm oak pine fir', aspect: 0.8, height: 1.7 },
  { nouns: 'bush hedge fountain statue monument tent', aspect: 1, height: 0.9 },
  { nouns: 'lamp streetlight lamppost signpost sign hydrant meter', aspect: 0.4, height: 0.9 },
  { nouns: 'flower rose tulip sunflower plant cactus', aspect: 0.65, height: 0.45 },
  // Furniture.
  { nouns: 'chair stool armchair throne', aspect: 0.75, height: 0.6 },
  { nouns: 'table desk workbench counter piano', aspect: 1.5, height: 0.5 },
  { nouns: 'sofa couch bench bed', aspect: 1.7, height: 0.5 },
  {
    nouns: 'shelf bookshelf bookcase wardrobe cupboard fridge refrigerator door',
    aspect: 0.6,
    height: 1.1,
  },
  { nouns: 'ladder easel', aspect: 0.6, height: 1 },
  // Things that are carried, eaten, played.
  {
    nouns: 'apple orange pear lemon peach strawberry cherry egg doughnut donut cookie',
    aspect: 1,
    height: 0.1,
  },
  { nouns: 'cup mug glass bottle vase can jar', aspect: 0.7, height: 0.16 },
  { nouns: 'candle', aspect: 0.35, height: 0.16 },
  { nouns: 'pizza cake bread hamburger burger pie sandwich', aspect: 1.2, height: 0.2 },
  { nouns: 'book notebook letter box present gift basket bag backpack', aspect: 0.9, height: 0.22 },
  { nouns: 'laptop computer monitor television tv camera', aspect: 1.25, height: 0.25 },
  { nouns: 'phone telephone watch key hat cap shoe', aspect: 0.9, height: 0.14 },
  { nouns: 'ball basketball football volleyball soccer-ball', aspect: 1, height: 0.18 },
  { nouns: 'guitar violin cello trumpet saxophone drum', aspect: 0.8, height: 0.55 },
  { nouns: 'umbrella parasol suitcase', aspect: 0.9, height: 0.55 },
  // What hangs in the air.
  { nouns: 'balloon kite', aspect: 0.75, height: 0.4, anchor: 'free' },
  { nouns: 'sun moon star cloud rainbow', aspect: 1.2, height: 0.45, anchor: 'free' },
]

/** Noun to measures. */
export const defaultThings: ReadonlyMap<string, Measures> = new Map(
  kinds.flatMap(({ nouns, aspect, height, anchor = 'ground' }) =>
    nouns
      .split(' ')
      .map(noun => [noun.replace('-', ' '), { framing: 'full', aspect, height, anchor }] as const),
  ),
)
