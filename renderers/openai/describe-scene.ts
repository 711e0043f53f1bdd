/**
 * A script and its layout as one prompt.
 *
 * @module
 */
import type { Layout, LayoutSubject, Script, ScriptSubject } from '../../types.ts'
import { placementWords } from './placement.ts'

interface Placed {
  readonly subject: ScriptSubject
  readonly place: LayoutSubject
}

/**
 * The prompt for the whole canvas: the background, how many subjects there are, then each from back to front with its
 * place, its words, and what to avoid. In mode `none` it is the script's whole request instead.
 *
 * @example
 * describeScene(script, layout)
 * // 'A hospital ward.\nThe picture shows exactly two people, and nobody else. ...'
 */
export function describeScene(script: Script, layout: Layout): string {
  if (script.regions === 'none') return paragraph(script.whole.prompt, script.whole.negative)
  const placed = backToFront(script, layout)
  return [
    paragraph(script.background.prompt, excludedOnly(script.background.negative, script)),
    ...(placed.length === 0
      ? []
      : [countSentence(script.subjects), ...placed.map(sentenceOf(script, layout, placed))]),
    ...(placed.length < 2 ? [] : [orderSentence(placed)]),
  ].join('\n')
}

function backToFront({ subjects }: Script, layout: Layout): readonly Placed[] {
  return subjects
    .flatMap(subject =>
      layout.subjects.filter(({ id }) => id === subject.id).map(place => ({ subject, place })),
    )
    .toSorted((one, other) => one.place.depth - other.place.depth)
}

function sentenceOf(script: Script, layout: Layout, placed: readonly Placed[]) {
  const numberOf = (id: string) => placed.findIndex(({ subject }) => subject.id === id) + 1
  return ({ subject, place }: Placed, index: number): string => {
    const hidden = layout.occlusions
      .filter(({ front, behind }) => behind === subject.id && numberOf(front) > 0)
      .map(({ front }) => `, partly hidden behind number ${numberOf(front)}`)
    const where = capitalise(placementWords(place.box, layout.canvas))
    const said = paragraph(subject.prompt, excludedOnly(subject.negative, script))
    return `${index + 1}. ${where}${hidden.join('')}: ${said}`
  }
}

/**
 * What the request excluded, which the whole prompt's negative lists. The others are values that were not drawn for this
 * subject, and people kept out of the background: a negative prompt keeps them out, naming them in a prompt calls them up.
 */
function excludedOnly(negative: string, { whole }: Script): string {
  const excluded = new Set(items(whole.negative))
  return items(negative)
    .filter(item => excluded.has(item))
    .join(', ')
}

function items(negative: string): readonly string[] {
  return negative.split(',').map(item => item.trim())
}

/** The services draw more subjects than they are asked for unless told the number. */
function countSentence(subjects: readonly ScriptSubject[]): string {
  const count = numberWords[subjects.length] ?? String(subjects.length)
  const numberOfPeople = subjects.filter(({ prompt }) => personNoun.test(prompt)).length
  const people = numberOfPeople === subjects.length
  const noun = subjects.length === 1 ? (people ? 'person' : 'subject') : people ? 'people' : 'subjects'
  const among = people || numberOfPeople === 0 ? '' : ` (${numberWords[numberOfPeople]} of them human)`
  const others = people ? 'nobody else' : 'no other people, animals or main objects'
  const listing = subjects.length === 1 ? 'Here it is' : 'From the back to the front'
  return `It is one single picture that shows exactly ${count} ${noun}${among} and ${others}. ${listing}:`
}

function orderSentence(placed: readonly Placed[]): string {
  const numbers = placed
    .map(({ place: { box } }, index) => ({ number: index + 1, centre: box.x + box.width / 2 }))
    .toSorted((one, other) => one.centre - other.centre)
    .map(({ number }) => number)
  return `From left to right: ${numbers.join(', ')}. Draw no numbers and no frames.`
}

function paragraph(prompt: string, negative: string): string {
  const said = sentence(capitalise(oneLine(prompt)))
  const avoided = oneLine(negative)
  return avoided === '' ? said : `${said} Avoid: ${sentence(avoided)}`.trim()
}

function sentence(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

const personNoun = /\b(?:person|man|woman|boy|girl|child|baby|lady|gentleman)\b/i

const numberWords = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
