/**
 * Whether a phrase of place is the setting, or names a subject to stand in relation to.
 *
 * @module
 */
import type { NounChunk } from './chunks.ts'
import { listed } from './lexicon/listed.ts'
import { events, places, sceneries, times } from './lexicon/places.ts'
import { regions } from './lexicon/wordnet/regions.ts'
import { singular } from './plurals.ts'
import { describesNoun } from './word-classes.ts'

const inside = listed(
  `in, inside, within, at, through, across, along, around, into, throughout, during, amid, amidst, outside, among, after, from, down, up, on the side of, at the side of, by the side of`,
)
const surfaces = listed(`
  floor, ground, grass, ice, snow, sand, water, road, street, sidewalk, pavement, path, trail, field, court, pitch, stage, beach, rooftop, roof, mountain, hill, hillside, hilltop, farm, island, moon, planet, mars, highway, bridge,
  pier, deck, balcony, terrace, porch, patio, lawn, meadow, track, runway, platform, campus, background, backdrop, day, night, morning, evening, afternoon, coast, shore, riverbank, square, playground, plain, runway, catwalk, cliff, construction site, battlefield, racetrack, dance floor, red carpet, ranch, slope, set, earth, sea, ocean, lake, river, pond, train, bus, plane, airplane, boat
`)
const nearby = listed(
  `by, near, over, above, below, beneath, under, against, beside, next to, in front of, behind, close to, opposite, with`,
)

/** Part words whose `of` names the place: `the middle of a desert`. */
export const placeParts = listed(
  `middle, center, centre, heart, edge, outskirts, corner, side, end, top, bottom, foot, background, foreground, streets, shores, banks, interior, depths`,
)

/** Places one may also stand beside. */
const landmarks = listed(
  `house, castle, church, barn, cottage, hut, igloo, lighthouse, temple, mosque, shop, store, bus stop, gate, tent, shed, mansion, tower, palace, pyramid, cabin, factory, bridge, volcano, waterfall, fountain, school, hospital, hotel, bank, bar, cave, cafe, restaurant, bakery, bookstore, museum, theater, theatre, station, fire station, temple, shrine, statue, moon, planet, mountain, volcano, pool, staircase, elevator, train, market, stable`,
)

export type PlaceReading = 'setting' | 'subject' | undefined

/** `setting`, `subject`, or undefined where the phrase names no place. */
export function readPlace(phrase: string, chunk: NounChunk): PlaceReading {
  if (chunk.count !== undefined && chunk.count.value > 1) return undefined
  const name = placeNameOf(chunk)
  if (inside.has(phrase)) return name !== undefined || isProperPlace(chunk) ? 'setting' : undefined
  const head = singular(chunk.words.at(-1)?.word ?? '')
  if (/^(?:on|upon|onto|atop|on top of|aboard)$/.test(phrase))
    return surfaces.has(head) || (name !== undefined && !landmarks.has(head))
      ? surfaceReading(head)
      : undefined
  if (phrase === 'before') return landmarks.has(head) ? 'subject' : name === undefined ? undefined : 'setting'
  if (!nearby.has(phrase) || name === undefined) return undefined
  if (sceneries.has(name) || times.has(name)) return 'setting'
  return landmarks.has(name) || landmarks.has(head)
    ? 'subject'
    : phrase === 'by' || phrase === 'near' || phrase === 'with'
      ? 'subject'
      : 'setting'
}

/** Vehicles carry people, so `on a boat` is a subject. */
function surfaceReading(head: string): PlaceReading {
  return /^(?:boat|train|bus|plane|airplane)$/.test(head) ? undefined : 'setting'
}

/** Whether a phrase on its own is a place to be in, as `an empty classroom` or `hospital` in a list of tags. */
export function isScenery(chunk: NounChunk, inList: boolean): boolean {
  if (chunk.count !== undefined) return false
  const words = chunk.words.map(token => token.word)
  if (
    chunk.determiner === undefined &&
    chunk.words.length === 1 &&
    chunk.words[0]?.capital === true &&
    isProperPlace(chunk) &&
    regions.has(words[0] ?? '')
  )
    return true
  if (isDated(chunk)) return true
  const name = words.slice(-2).join(' ')
  if (
    chunk.determiner === undefined &&
    (times.has(name) ||
      (times.has(words.at(-1) ?? '') &&
        words.length < 3 &&
        chunk.words.every(token => times.has(token.word) || describesNoun(token))))
  )
    return true
  if (/^(?:empty|deserted|abandoned)$/.test(words[0] ?? '') && placeNameOf(chunk) !== undefined) return true
  const last = words.at(-1) ?? ''
  if (events.has(last) || events.has(name)) return true
  if (sceneries.has(name) || sceneries.has(last) || sceneries.has(singular(last))) return true
  return inList && chunk.determiner === undefined && placeNameOf(chunk) !== undefined
}

/** `London 1912`, `14th-century France`, `the 1920s`. */
function isDated(chunk: NounChunk): boolean {
  const words = chunk.words.map(token => token.word)
  const isDate = (word: string) => /^(?:1\d|20)\d\d(?:'?s)?$|^\d{1,2}(?:st|nd|rd|th)-century$/.test(word)
  const isPlace = (word: string, index: number) =>
    chunk.words[index]?.capital === true ||
    regions.has(word) ||
    /^(?:early|mid|late|circa|c|ca|bc|ad|bce|ce)$/.test(word)
  return words.some(isDate) && words.every((word, index) => isDate(word) || isPlace(word, index))
}

/** Settings are noun phrases without article. */
export function settingText(chunk: NounChunk): string {
  return chunk.words
    .map(token => token.text)
    .join(' ')
    .replace(/ ,/g, ',')
}

/** Whether a phrase is a time or weather: `night`, `a rainy evening`. */
export function isTime(chunk: NounChunk): boolean {
  return times.has(chunk.words.at(-1)?.word ?? '')
}

function placeNameOf(chunk: NounChunk): string | undefined {
  const words = chunk.words.map(token => token.word)
  const last = words.at(-1) ?? ''
  const candidates = [
    words.slice(-2).join(' '),
    last,
    [...words.slice(-2, -1), singular(last)].join(' '),
    singular(last),
  ]
  return candidates.find(name => places.has(name) || times.has(name) || sceneries.has(name))
}

function isProperPlace(chunk: NounChunk): boolean {
  const name = chunk.words.map(token => token.word).join(' ')
  if (
    regions.has(name) &&
    name.length > 3 &&
    !/^(?:mobile|bath|reading|nice|hell|paradise|normal|boulder|orange|split|bend|surprise|cork|turkey|china|chad|wood|grove|crown|blue)$/.test(
      name,
    )
  )
    return true
  return (
    chunk.words.length > 0 &&
    chunk.words.every(
      token => token.capital || /^(?:old|new|downtown|ancient|rural|modern|feudal)$/.test(token.word),
    ) &&
    chunk.words.some(token => token.capital)
  )
}

/** What `in` names without being a place: containers, vehicles, furniture. */
export function isContainer(chunk: NounChunk): boolean {
  const words = chunk.words.map(token => token.word)
  return (
    containers.has(singular(words.at(-1) ?? '')) || /^(?:his|her|their|its|my)$/.test(chunk.determiner ?? '')
  )
}

/** Furniture and vehicles: whoever is in one is drawn with it. */
export const carriers = listed(
  `boat, canoe, car, kayak, carriage, cart, sleigh, sled, stroller, pram, pushchair, taxi, truck, van, wagon, wheelbarrow, bathtub, hammock, crib, cradle, basket, sandbox, sandpit, tub, tank, spaceship, rocket, armchair, rocking chair, chair, helicopter, raft, rowboat, gondola, convertible, sidecar, throne, swing, highchair, nest, trolley, tractor, jeep, limousine, submarine, balloon`,
)

const containers = listed(`
  bag, basin, basket, bathtub, bed, boat, bottle, bowl, box, bucket, cage, can, canoe, car, carriage, cart, chair, armchair, coffin, cradle, crib, cup, drawer, glass, hammock, hat, helicopter, jar, kayak, mirror, mug, nest, pan, pocket, pot, pram, pushchair,
  rocket, sack, sandbox, seat, shell, ship, sidecar, sink, sleigh, spaceship, stroller, suitcase, taxi, tank, tray, tree, trolley, truck, tub, van, vase, wagon, wheelbarrow, window, hand, arm, air, bus, airplane, plane, train, balloon, photo, picture, frame
`)

/** A place that is where people are once they are said to be there: `a market with sellers`. */
export function isVenue(subject: { readonly class: string; readonly kind: string }): boolean {
  const last = singular(subject.class.slice(subject.class.lastIndexOf(' ') + 1))
  const isPlace = places.has(subject.class) || places.has(last)
  return (
    subject.kind === 'thing' &&
    isPlace &&
    !/^(?:home|house|castle|church|barn|cottage|hut|igloo|tent|cabin|shed|lighthouse|tower|bridge|bar|bank|moon|planet|ring|water|air)$/.test(
      last,
    )
  )
}
