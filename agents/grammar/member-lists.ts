/**
 * Lists that name the members of what was counted before: `four animals: a cow, a pig, a hen and a sheep`,
 * `two dinosaurs, a green one and a blue one`. The members are there, the count is theirs.
 *
 * @module
 */
import type { NounChunk } from './chunks.ts'
import type { Cursor } from './cursor.ts'
import type { SceneDraft, SubjectDraft } from './draft.ts'
import { listed } from './lexicon/listed.ts'
import { isGroupNoun, readNoun } from './noun-phrases.ts'
import { isPlural, singular } from './plurals.ts'
import type { NounReading } from './sketch.ts'

/** Nouns for kinds of things; a list after them says which. */
const kinds = listed(
  `animal, creature, pet, vehicle, fruit, vegetable, food, dish, drink, dessert, object, thing, item, toy, instrument, shape, building, tool, plant, flower, tree, bird, insect, fish, character, figure, person, friend, worker, professional, colleague, sport, monster, piece, gift, ingredient, snack, machine, weapon, robot, dinosaur`,
)

/** Where a list of members opens at the cursor, after a colon, bracket or comma, takes the counted group out for it. */
export function openMembers(draft: SceneDraft, cursor: Cursor, mark: string): readonly number[] {
  const group =
    draft.at(draft.focus).length > 1 ? draft.focus : draft.at(draft.group).length > 1 ? draft.group : []
  const [template] = draft.at(group)
  if (template === undefined || template.name !== undefined || !/^[:(,]$/.test(mark)) return []
  if (mark === ',' && group !== draft.focus) return []
  const members = listAhead(cursor)
  const readings = members.map(member => readNoun(member))
  const total = readings.reduce((sum, reading) => sum + reading.members.length, 0)
  const isGuess =
    draft.guessed === group ||
    draft.warnings.some(one => one.subject === template.id && one.details.startsWith('Read as'))
  const fits = total === group.length || (isGuess && mark !== ',' && total > 1)
  if (members.length < 2 || !fits || !readings.every(reading => namesMember(reading, template))) return []
  draft.remove(group)
  const guess = draft.warnings.findIndex(
    one => one.subject === template.id && one.details.startsWith('Read as'),
  )
  if (guess >= 0) draft.warnings.splice(guess, 1)
  draft.focus = []
  draft.group = []
  draft.guessed = []
  draft.coordinated = []
  return group
}

/** A dog is one of the animals, a red cube one of the cubes; plain people of a group are shares of it. */
function namesMember(reading: NounReading, template: SubjectDraft): boolean {
  const member = reading.members[0]
  const head = singular(template.class.slice(template.class.lastIndexOf(' ') + 1))
  const isSame = reading.lemma === template.lemma || reading.lemma.endsWith(` ${template.lemma}`)
  if (template.kind === 'person')
    return (
      member?.kind === 'person' &&
      !reading.plainPerson &&
      (template.role === undefined || kinds.has(template.role)) &&
      template.stated.presentation === undefined
    )
  return member?.kind !== 'person' && (isSame || kinds.has(head))
}

/** The noun phrases of the list ahead, each with its article or number. */
function listAhead(cursor: Cursor): readonly NounChunk[] {
  const found: NounChunk[] = []
  let opens = true
  for (let ahead = 0; ahead < 40; ahead += 1) {
    const chunk = cursor.peek(ahead)
    if (chunk === undefined || chunk.kind === 'stop' || /^[):]$/.test(chunk.text)) break
    if (chunk.kind === 'noun' && opens) {
      const isMember =
        /^(?:an?|one|another)$/.test(chunk.determiner ?? '') ||
        chunk.count !== undefined ||
        isPlural(chunk.words.at(-1)?.word ?? '') ||
        found.length > 0
      if (!isMember || chunk.words.length === 0 || isGroupNoun(chunk)) break
      found.push(chunk)
    } else if (opens && chunk.kind !== 'and' && chunk.kind !== 'comma') break
    else if (chunk.kind === 'verb' && chunk.text !== chunk.gerund) break
    opens = chunk.kind === 'and' || chunk.kind === 'comma'
  }
  return found
}
