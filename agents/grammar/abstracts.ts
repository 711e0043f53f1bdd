/**
 * Nouns for what no picture shows as a thing of its own: `teamwork`, `warm tones`, `a mission`.
 *
 * @module
 */
import { isAnimal } from './animals.ts'
import type { NounChunk } from './chunks.ts'
import { listed } from './lexicon/listed.ts'
import { abstract } from './lexicon/wordnet/abstract.ts'
import { things } from './lexicon/wordnet/things.ts'
import { singular } from './plurals.ts'

/** Words that WordNet files under ideas, and that people want drawn. */
const drawn = listed(
  `gift, present, donkey, kitty, crumb, raindrop, skeleton, grave, slice, piece, poster, vampire, ghost, monster, dragon, unicorn, angel, zombie, fairy, mermaid, phoenix, goblin, elf, troll, giant, genie, alien, genie, cyclops, heart, shadow, reflection, spring, chart, menu, list, sparkle, sunset, sunrise, background, word, caption, number, game, picnic, song, note, sign, letter, graph, diagram, map, cross, arrow, star, halo, emoji, smiley, rune, digit, figure, prize, ticket, stamp, coin, flag, wave, fire, explosion, lightning, firework, fireworks, rainbow, light, beam, ray, glow, portrait, line, circle, square, triangle, sphere, cube, pyramid, cone, cylinder, pattern, stripe, dot, spot, stain, trail, track, hole, gap, crack, potion, recipe, homework, meal, race, play, parade, dance, show, scene`,
)

/** Even with an article these name nothing. */
const vague = listed(
  `idea, message, mood, vibe, tone, feeling, feel, theme, concept, difference, style, way, look, sense, atmosphere, attitude, lot, bit, chance, time, moment, question, favor, favour, job, reason, purpose, kind, type, sort, fact, effect, impression, touch, hint, variety, range, balance, mix, minimum, maximum, contrast, focus, goal, point, request, wish, need, occasion, event, series`,
)

/** Whether a phrase without a number names nothing that can be seen. */
export function isAbstract(chunk: NounChunk): boolean {
  if (chunk.count !== undefined) return false
  const head = singular(chunk.words.at(-1)?.word ?? '')
  if (/(?:^|-)(?:time|moment|theme|idea)$/.test(head)) return true
  if (/^(?:an?|another)$/.test(chunk.determiner ?? '')) return vague.has(head)
  return abstract.has(head) && !things.has(head) && !isAnimal(head) && !drawn.has(head)
}
