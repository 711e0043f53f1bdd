/**
 * What is now said of subjects: `older`, `wear a headscarf`, `have red hair`, `a woman`, `no glasses`.
 *
 * @module
 */
import type { Plan, PlanSubject } from '../../types.ts'
import { gerundOf, isKnownVerb } from '../grammar/verb-forms.ts'
import type { Command } from './commands.ts'
import type { ScenePoints } from './dialogue-reader.ts'
import { freshId, takenIds } from './newcomers.ts'
import { readPhrase } from './phrases.ts'
import { isPerson, valueFor } from './references.ts'

/** The commands that a statement means for these subjects; empty: the words say nothing of them. */
export function readStatement(words: string, ids: readonly string[], scene: ScenePoints): readonly Command[] {
  const subjects = scene.plan.subjects.filter(({ id }) => ids.includes(id))
  const [first] = subjects
  if (first === undefined) return []
  const said = plainPredicate(words)
  const resized = sizes[said.toLowerCase()] ?? sizeBeside(said) ?? sizeBeside(words)
  if (resized !== undefined) return [{ type: 'resize', subjects: ids, size: resized }]
  const shade = skinShade(said)
  if (shade !== undefined) return ids.flatMap(id => shadeOf(id, shade, scene))
  return isNounPhrase(said) ? become(said, subjects, scene) : describe(said, subjects, scene)
}

const sizes: Readonly<Record<string, 'larger' | 'smaller'>> = Object.fromEntries([
  ...[
    'bigger',
    'too small',
    'larger',
    'much bigger',
    'a bit bigger',
    'huge',
    'big',
    'taller',
    'enormous',
    'large',
  ].map(word => [word, 'larger'] as const),
  ...[
    'too big',
    'too tall',
    'too large',
    'smaller',
    'tiny',
    'much smaller',
    'a bit smaller',
    'small',
    'shorter',
    'little',
  ].map(word => [word, 'smaller'] as const),
])

/** `twice as big`, `half the size`, `quite a bit larger`. */
function sizeBeside(words: string): 'larger' | 'smaller' | undefined {
  const wrong =
    /^(?:is |are |looks? )?(?:(?:a (?:bit|little)|much|way|far) )?(?:too (\w+)|not (\w+) enough)$/i.exec(
      words,
    )
  const [, excess = '', lack = ''] = wrong ?? []
  if (/^(?:short|small|tiny|little)$/i.test(excess) || /^(?:big|large|tall)$/i.test(lack)) return 'larger'
  if (/^(?:big|large|tall|huge|long)$/i.test(excess) || /^(?:small|short)$/i.test(lack)) return 'smaller'
  const match =
    /^(?:(?:quite|a (?:bit|little|lot)|much|slightly|somewhat|way|even|far) )*(?:(twice|double|three times|half|a third) )?(?:as |of |the )*(bigger|larger|taller|smaller|shorter|tinier|big|large|tall|size)(?: as (?:now|before|that))?$/i.exec(
      words,
    )
  const [, times = '', word = ''] = match ?? []
  if (match === null || (times === '' && /^(?:big|large|tall|size)$/i.test(word))) return undefined
  return /^(?:half|a third)$/i.test(times) || /^(?:smaller|shorter|tinier)$/i.test(word)
    ? 'smaller'
    : 'larger'
}

/** In the form that follows a noun or stands before it. */
function plainPredicate(words: string): string {
  return words
    .trim()
    .replace(/^(?:be |look |about |around )*(\d{1,2})(?: years? old)?$/i, '$1 year old')
    .replace(
      /^(?:be |look |looks |is )?(?:not (?:so|that|as|too)|less|too) (old|young)$/i,
      (_match, age: string) => (age.toLowerCase() === 'old' ? 'younger' : 'older'),
    )
    .replace(
      /^(?:could|can) (?:use|do with)\s+|^would look (?:better|good|nicer|great) (?:with|in)\s+/i,
      'with ',
    )
    .replace(
      /^(?:should(?:n't| not)?|must|needs? to|ought to|to|can|could|is|are|be|being|look(?:s|ing)?(?: like)?|become|becomes|appear|now|also|rather|more like)\s+/i,
      '',
    )
    .replace(/^(?:should(?:n't| not)?|be|look(?: like)?|to be|not be)\s+/i, '')
    .replace(/^(?:a (?:bit|little)|slightly|much|a lot|way|even|somewhat)\s+/i, '')
    .replace(/^(?:wears?|put on|puts on|wearing|dressed in)\s+/i, 'wearing ')
    .replace(/^needs?\s+(?=an?\s)/i, 'with ')
    .replace(/^(?:has|have|having|had|got|gets?|with|use|uses|using)\s+/i, 'with ')
    .replace(/^(?:holds?|carry|carries|carrying)\s+/i, 'holding ')
    .replace(
      /^(?:not wear(?:ing)?|not have|without|no|lose|wear no|with no|wearing no)\s+(?:any\s+|an?\s+|his\s+|her\s+|the\s+|their\s+)?/i,
      'without ',
    )
}

function isNounPhrase(words: string): boolean {
  return /^(?:an?|the)\s/i.test(words) || /^(?:women|men|girls|boys|female|male)$/i.test(words)
}

/** `make her a doctor`, `make the dog a cat`: the same subject with another part, or another subject in its place. */
function become(words: string, subjects: readonly PlanSubject[], scene: ScenePoints): readonly Command[] {
  const read = readPhrase(words)?.subjects[0]
  if (read === undefined) return describe(words, subjects, scene)
  const ids = subjects.map(({ id }) => id)
  if (subjects.every(isPerson) && isPerson(read) && read.name === undefined) {
    const { stated, role, action, details } = read
    return [
      {
        type: 'state',
        subjects: ids,
        stated,
        ...(role === undefined ? {} : { role }),
        ...(action === undefined ? {} : { action }),
        ...(details === undefined ? {} : { details }),
      },
    ]
  }
  return replaceAll(subjects, read, scene)
}

/** One newcomer in the place of each. */
export function replaceAll(
  subjects: readonly PlanSubject[],
  by: PlanSubject,
  scene: ScenePoints,
): readonly Command[] {
  const taken = new Set(takenIds(scene))
  return subjects.map(({ id }) => {
    const fresh = freshId(by.id.replace(/-\d+$/, ''), taken)
    taken.add(fresh)
    return { type: 'replace', subject: id, by: { ...by, id: fresh } }
  })
}

function describe(words: string, subjects: readonly PlanSubject[], scene: ScenePoints): readonly Command[] {
  const ids = subjects.map(({ id }) => id)
  const [first] = subjects
  const noun = first === undefined || isPerson(first) ? 'person' : first.class
  const read = readPhrase(phraseOf(words, noun))
  const [own, ...props] = read?.subjects ?? []
  if (read === undefined || own === undefined) return []
  // What is not held by, or beside, whom it is said of is something else that was not understood.
  const joined = (id: string) =>
    read.relations.some(
      one => (one.subject === own.id && one.object === id) || (one.object === own.id && one.subject === id),
    )
  if (!props.every(({ id }) => joined(id))) return []
  // "hold the dog": the one that is there does not come a second time; what is done with it is said in words.
  const isThere = (prop: PlanSubject) =>
    /\bthe\s/i.test(words) &&
    scene.plan.subjects.some(one => one.class === prop.class && one.role === prop.role)
  if (props.some(isThere)) {
    const doing = /^an? \S+ (\w+ing .+)$/i.exec(phraseOf(words, noun))?.[1]
    return doing === undefined ? [] : [{ type: 'state', subjects: ids, stated: {}, action: doing }]
  }
  // "a taller person" names a kind of person to the grammar: here it only describes.
  const kind = own.role?.endsWith(' person') ? [own.role.slice(0, -' person'.length)] : []
  const details = [...kind, ...(own.details ?? [])]
  const { stated, action, excluded } = own
  const says =
    Object.keys(stated).length + details.length + (excluded?.length ?? 0) + (action === undefined ? 0 : 1) > 0
  const state: readonly Command[] = says
    ? [
        {
          type: 'state',
          subjects: ids,
          stated,
          ...(action === undefined ? {} : { action }),
          ...(details.length === 0 ? {} : { details }),
          ...(excluded === undefined ? {} : { excluded }),
        },
      ]
    : []
  return [...state, ...ids.flatMap(id => addProps(id, props, read.relations, own.id, scene))]
}

function phraseOf(words: string, noun: string): string {
  if (/^(?:wearing|with|holding|without|in|on|who)\b/i.test(words)) return `a ${noun} ${words}`
  const [verb = '', ...rest] = words.split(' ')
  const base = verb.toLowerCase()
  if (/ing$/.test(base)) return `a ${noun} ${words}`
  const forms = [base, base.replace(/s$/, ''), base.replace(/es$/, ''), base.replace(/ies$/, 'y')]
  const adjective = readPhrase(`a ${words} ${noun}`)?.subjects[0]
  const described =
    adjective !== undefined && (Object.keys(adjective.stated).length > 0 || adjective.details !== undefined)
  if (rest.length === 0 && described) return `a ${words} ${noun}`
  const known = forms.find(isKnownVerb)
  return known === undefined ? `a ${words} ${noun}` : `a ${noun} ${[gerundOf(known), ...rest].join(' ')}`
}

/** What they are now said to hold comes to the picture beside them. */
function addProps(
  id: string,
  props: readonly PlanSubject[],
  relations: Plan['relations'],
  own: string,
  scene: ScenePoints,
): readonly Command[] {
  if (props.length === 0) return []
  const taken = new Set(takenIds(scene))
  const renamed = props.map(prop => {
    const fresh = freshId(`${id}-${prop.id.replace(/-\d+$/, '')}`.replace(/^.*?-\d+-/, ''), taken)
    taken.add(fresh)
    return { from: prop.id, to: { ...prop, id: fresh } }
  })
  const target = (name: string) => (name === own ? id : renamed.find(({ from }) => from === name)?.to.id)
  const joined = relations.flatMap(one => {
    const [subject, object] = [target(one.subject), target(one.object)]
    return subject === undefined || object === undefined ? [] : [{ ...one, subject, object }]
  })
  return [
    {
      type: 'add',
      plan: {
        subjects: renamed.map(({ to }) => to),
        shares: [],
        variety: [],
        relations: joined,
      },
    },
  ]
}

function skinShade(words: string): 1 | -1 | undefined {
  const match =
    /^(?:with )?(?:an? )?(?:bit |little |much |slightly |somewhat )?(darker|lighter|fairer|paler)(?: skin(?:ned)?| skin tone|-skinned)$/i.exec(
      words,
    )
  if (match === null) return undefined
  return match[1]?.toLowerCase() === 'darker' ? 1 : -1
}

/** Three tones darker or lighter, as far as the scale goes. */
function shadeOf(id: string, direction: 1 | -1, scene: ScenePoints): readonly Command[] {
  const tone = Number(/^monk-(\d+)$/.exec(valueFor(id, 'skin_tone', scene) ?? '')?.[1] ?? Number.NaN)
  if (Number.isNaN(tone)) return []
  const value = `monk-${Math.min(10, Math.max(1, tone + 3 * direction))}`
  return [{ type: 'state', subjects: [id], stated: { skin_tone: value } }]
}

/** Whether a command says something that the grammar knows as an attribute, and not just any word. */
export function isStated(command: Command): boolean {
  return command.type === 'state'
    ? Object.keys(command.stated).length > 0 || command.excluded !== undefined
    : command.type === 'resize'
}
