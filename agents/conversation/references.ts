/**
 * Whom a phrase means: `the woman on the left`, `her`, `both nurses`, `the one in the wheelchair`.
 *
 * @module
 */
import { bodyParts } from '../grammar/lexicon/wear.ts'
import { singular } from '../grammar/plurals.ts'
import {
  agrees,
  articled,
  candidatesOf,
  choose,
  fromLeft,
  peopleOf,
  type Reference,
  some,
  valueFor,
} from './candidates.ts'
import type { ScenePoints } from './dialogue-reader.ts'
import { byNumber, byOrder, byPlace } from './ordered-references.ts'
import { readPhrase } from './phrases.ts'

/** undefined: nobody in the picture is meant. */
export function refer(phrase: string, scene: ScenePoints): Reference | undefined {
  const words = phrase
    .trim()
    .toLowerCase()
    .replace(/^(?:with|to|of|for)\s+/, '')
    .replaceAll(/['’]s$/g, '')
  if (
    words === '' ||
    words.split(' ').length > longestPhrase ||
    unfinished.test(words) ||
    notNoun.test(words)
  )
    return undefined
  return (
    byName(words, scene) ??
    byException(words, scene) ??
    byList(words, scene) ??
    byPart(words, scene) ??
    byPronoun(words, scene) ??
    byCount(words, scene) ??
    byPlace(words, scene) ??
    byNumber(words, scene) ??
    byOrder(words, scene) ??
    byFeature(words, scene) ??
    byNoun(words, scene)
  )
}

/** A noun phrase does not end in these: they begin what is said of it. */
const unfinished =
  /\b(?:an?|the|in|with|of|on|at|to|and|or|not|no|without|as|like|more|less|should|must|be|is|are|wears?|holds?|have|has|carry|carries|look|looks|stand|sit|smile|ride|use|an? (?:red|blue|green|yellow|black|white|grey|brown|pink|purple|orange))$/

/** Words of the longest phrase that means somebody. */
export const longestPhrase = 14

/** Orders, and pronouns with what is said of them. */
const notNoun =
  /^(?:(?:make|give|let|put|move|add|take|have|turn|change|set|place|bring|remove|keep|should|it|she|he|they|them|him|this|that|these|those)\s(?!of\b|one\b|all\b|\w+$|\w+ (?:on|at|in|with|from) )|(?:make|give|let|put|move|add|take|have|turn|change|set|place|bring|remove|keep|it|she|he|they|them(?! all\b| both\b)|him)\s)/

function byName(words: string, { plan }: ScenePoints): Reference | undefined {
  const id = words.replaceAll(/\s+/g, '-').replace(/^the-/, '')
  const found = plan.subjects.find(
    subject =>
      subject.id === id ||
      subject.name?.toLowerCase() === words ||
      (subject.name?.toLowerCase().split(' ') ?? []).includes(words),
  )
  return found && { ids: [found.id] }
}

/** `everybody except the doctor`. */
function byException(words: string, scene: ScenePoints): Reference | undefined {
  const match = /^(.+?),? (?:except(?: for)?|but not|apart from|other than|but) (.+)$/.exec(words)
  if (match === null) return undefined
  const [all, left] = [refer(match[1] ?? '', scene), refer(match[2] ?? '', scene)]
  if (all === undefined || left === undefined) return undefined
  return some(all.ids.filter(id => !left.ids.includes(id)))
}

/** `the doctor's shoulder`, `her lap`: what is there is with its owner. */
function byPart(words: string, scene: ScenePoints): Reference | undefined {
  const [, owner, pronoun, part] = /^(?:(.+)'s|(his|her)) (\w+)$/.exec(words) ?? []
  if (part === undefined || !bodyParts.has(singular(part))) return undefined
  return refer(owner ?? pronoun ?? '', scene)
}

/** `the doctor and the nurse`. */
function byList(words: string, scene: ScenePoints): Reference | undefined {
  const parts = words.split(/,? and |, /)
  if (parts.length < 2) return undefined
  const found = parts.map(part => refer(part, scene))
  if (found.some(one => one === undefined)) return undefined
  const ambiguous = found.find(one => one?.ambiguous !== undefined)?.ambiguous
  return {
    ids: [...new Set(found.flatMap(one => one?.ids ?? []))],
    ...(ambiguous === undefined ? {} : { ambiguous }),
  }
}

/** `two of the nurses`, `half of them`: so many from the left. */
function byCount(words: string, scene: ScenePoints): Reference | undefined {
  const match = /^(two|three|four|half|\d)(?: of)? ((?:the|these|those) .+|them)$/.exec(words)
  const whole = match === null ? undefined : refer(match[2] ?? '', scene)
  if (match === null || whole === undefined) return undefined
  const named = ['two', 'three', 'four'].indexOf(match[1] ?? '') + 2
  const count = match[1] === 'half' ? Math.ceil(whole.ids.length / 2) : named > 1 ? named : Number(match[1])
  return some(fromLeft(whole.ids, scene).slice(0, count))
}

function byPronoun(words: string, scene: ScenePoints): Reference | undefined {
  const people = peopleOf(scene)
  const all = scene.plan.subjects.map(({ id }) => id)
  if (
    /^(?:everyone|everybody|all(?: of (?:them|us|the people))?|them all|all (?:the )?people|the people|each of them)$/.test(
      words,
    )
  )
    return people.length > 0 ? { ids: people } : all.length > 0 ? { ids: all } : undefined
  if (/^(?:(?:every(?:one|body)|any(?:one|body)) else|the rest(?: of (?:them|the \w+))?)$/.test(words))
    return some((people.length > 0 ? people : all).filter(id => !scene.focus.includes(id)))
  if (/^(?:everything|the (?:whole )?(?:scene|picture))$/.test(words)) return some(all)
  if (/^(?:both(?: of them)?|the two(?: of them)?)$/.test(words))
    return scene.focus.length === 2 ? { ids: scene.focus } : people.length === 2 ? { ids: people } : undefined
  if (/^(?:they|them|these|those)$/.test(words))
    return scene.focus.length > 0 ? { ids: scene.focus } : some(people.length > 0 ? people : all)
  if (/^(?:she|her|hers)$/.test(words)) return onePerson(scene, 'feminine')
  if (/^(?:he|him|his)$/.test(words)) return onePerson(scene, 'masculine')
  if (/^(?:it|this|that|this one|that one)$/.test(words)) {
    const things = all.filter(id => !people.includes(id))
    return some([...scene.focus.filter(id => things.includes(id)), ...scene.focus, ...things].slice(0, 1))
  }
  return undefined
}

/** `her`: who was mentioned last and can be meant; else the only one who can; else the first, and it is told. */
function onePerson(scene: ScenePoints, presentation: string): Reference | undefined {
  const fits = (id: string) => {
    const value = valueFor(id, 'presentation', scene)
    return value === undefined || value === presentation
  }
  const people = peopleOf(scene)
  const mentioned = scene.focus.find(id => people.includes(id) && fits(id))
  if (mentioned !== undefined) return { ids: [mentioned] }
  const others = fromLeft(people.filter(fits), scene)
  return choose(others, presentation === 'feminine' ? 'her' : 'him')
}

/** `the one in the wheelchair`, `the woman with the hat`, `the man holding the umbrella`. */
function byFeature(words: string, scene: ScenePoints): Reference | undefined {
  const match = /^(.+?)\s+((?:with|in|wearing|who|that|holding|using|having)\b.+)$/.exec(words)
  if (match === null) return undefined
  const [, head = '', feature = ''] = match
  const read = readPhrase(
    `a person ${feature.replace(/\bthe\b/g, 'a').replace(/^(?:who|that) (?:has|have)\b/, 'with')}`,
  )
  const [wanted, ...props] = read?.subjects ?? []
  const ids = candidatesOf(head, scene).filter(id => {
    const own = scene.plan.subjects.find(subject => subject.id === id)
    if (own === undefined || wanted === undefined) return false
    if (
      Object.keys(wanted.stated).length + props.length === 0 &&
      wanted.details === undefined &&
      wanted.action === undefined
    )
      return false
    const held = props.every(prop =>
      scene.plan.relations.some(
        ({ subject, object }) =>
          subject === id &&
          scene.plan.subjects.some(other => other.id === object && other.class === prop.class),
      ),
    )
    const words = [...(wanted.details ?? []), ...(wanted.action === undefined ? [] : [wanted.action])]
    const said = JSON.stringify(own).toLowerCase()
    return (
      held &&
      agrees(id, wanted, scene) &&
      words.every(word => said.includes(word.replace(/^(?:in|with|wearing) (?:a |an |the )?/, '')))
    )
  })
  return choose(fromLeft(ids, scene), words)
}

function byNoun(words: string, scene: ScenePoints): Reference | undefined {
  // A second article begins another phrase: "Einstein a man".
  if (/\S\s(?:an?|the)\s/.test(words.replace(/^(?:all|both|each|one|any|some)(?: of)? the /, '')))
    return undefined
  const ids = candidatesOf(words, scene)
  if (ids.length === 0) return undefined
  if (/^one of\b/.test(words)) return choose(fromLeft(ids, scene), words)
  if (/^(?:all|both|every|each)\b/.test(words) || isPlural(words)) return { ids }
  const focused = ids.filter(id => scene.focus.includes(id))
  if (focused.length === 1) return { ids: focused }
  return choose(fromLeft(ids, scene), words)
}

function isPlural(words: string): boolean {
  return (readPhrase(articled(words))?.subjects.length ?? 0) > 1 || /^(?:the )?(?:ones|others)$/.test(words)
}

export { fromLeft, isPerson, peopleOf, type Reference, valueFor } from './candidates.ts'
