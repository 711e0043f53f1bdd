/** A small closed vocabulary, an open model, and scenes in the fewest words. */
import { type ScriptInput, writeScript } from '../../prompts/index.ts'
import {
  type Capabilities,
  type Cast,
  capabilitiesSchema,
  type Layout,
  type Plan,
  type PlanSubject,
  planSchema,
  type Request,
  requestSchema,
  type Script,
  type Staged,
  scriptSchema,
  vocabularySchema,
} from '../../types.ts'

const skinTones = Array.from({ length: 10 }, (_, index) => `monk-${index + 1}`)
const hair = ['black', 'brown', 'blond', 'red', 'grey', 'white']
const presentations = ['feminine', 'masculine', 'androgynous']
const people = { skin_tone: skinTones, presentation: presentations, hair_color: hair }
const bust = { framing: 'bust', aspect: 1, anchor: 'edge', height: 0.5 } as const
const full = { framing: 'full', aspect: 0.5, anchor: 'ground', height: 1 } as const

export const vocabulary = vocabularySchema.parse({
  schema: 1,
  styles: ['flat illustration'],
  settings: {
    'basketball court': { phrase: 'a basketball court', synonyms: ['court', 'gym'] },
    hospital: { phrase: 'a hospital', synonyms: ['clinic'] },
    'white background': { phrase: 'a plain white background', synonyms: ['plain white background'] },
  },
  attributes: {
    skin_tone: Object.fromEntries(skinTones.map((tone, index) => [tone, `skin tone ${index + 1}`])),
    presentation: { feminine: 'woman', masculine: 'man', androgynous: 'person' },
    age: { child: 'child', adult: '', older: 'older' },
    hair_color: Object.fromEntries(hair.map(color => [color, `${color} hair`])),
    facial_hair: { beard: 'with a beard' },
    hair_style: { bald: 'bald' },
    headwear: { turban: 'wearing a turban' },
    mobility_aid: { wheelchair: 'using a wheelchair' },
    color: { red: 'red', green: 'green', blue: 'blue' },
  },
  classes: {
    person: {
      ...bust,
      phrase: 'person',
      synonyms: ['human'],
      attributes: {
        ...people,
        age: ['child', 'adult', 'older'],
        headwear: ['turban'],
        hair_style: ['bald'],
        facial_hair: ['beard'],
      },
    },
    'person/doctor': {
      ...bust,
      phrase: 'doctor',
      synonyms: ['physician'],
      attributes: { ...people, age: ['adult', 'older'] },
    },
    'person/basketball player': {
      ...full,
      phrase: 'basketball player',
      setting: 'basketball court',
      synonyms: ['basketballer', 'playing basketball'],
      attributes: { ...people, age: ['adult'] },
    },
    'person/dancer': {
      ...full,
      phrase: 'dancer',
      synonyms: ['dancing'],
      attributes: { ...people, presentation: ['feminine', 'masculine'], age: ['adult'] },
    },
    'person/wheelchair user': {
      ...full,
      phrase: 'wheelchair user',
      synonyms: ['in a wheelchair', 'using a wheelchair'],
      attributes: { ...people, age: ['adult'], mobility_aid: ['wheelchair'] },
    },
    dog: { ...full, phrase: 'dog', synonyms: ['puppy'] },
    car: {
      ...full,
      phrase: 'car',
      synonyms: ['automobile'],
      attributes: { color: ['red', 'green', 'blue'] },
    },
    hat: { ...full, phrase: 'hat' },
  },
})

/** The small closed-vocabulary model. */
export const closed: Capabilities = capabilitiesSchema.parse({
  model: 'mini',
  grid: 8,
  canvas: { default: { width: 512, height: 512 }, multiple: 32, minimum: 128, maximum: 1024 },
  regions: { modes: ['attention', 'none'], default: 'attention', maximum: 8 },
  maximumTokens: 32,
  steps: 12,
  guidance: 4,
  honours: { seed: true, negative: true, guidance: true, steps: true, boxes: true },
  vocabulary,
})

const { vocabulary: _vocabulary, ...withoutVocabulary } = closed

/** A model that may draw any word. */
export const open: Capabilities = { ...withoutVocabulary, model: 'open', maximumTokens: 77 }

export const countTokens = (prompt: string): number => prompt.split(/[\s,]+/).filter(Boolean).length + 2

export interface SceneWords {
  readonly text?: string
  readonly setting?: string
  readonly style?: string
  readonly excluded?: readonly string[]
  readonly subjects: readonly (Partial<PlanSubject> & {
    /** Attribute to value; stated ones are named in `stated` too. */
    readonly cast?: Readonly<Record<string, string | null>>
  })[]
  readonly capabilities?: Capabilities
  readonly request?: Partial<Request>
}

/** The script of a scene, checked against its schema. */
export function script(words: SceneWords): Staged<Script> {
  const staged = writeScript(scriptInput(words))
  scriptSchema.parse(staged.value)
  return staged
}

/** What a script is written from. */
export function scriptInput({ subjects, capabilities = closed, ...scene }: SceneWords): ScriptInput {
  const named = subjects.map((subject, index) => ({ ...subject, id: subject.id ?? `subject-${index + 1}` }))
  const { text = 'a scene', setting, style, excluded } = scene
  const plan: Plan = planSchema.parse({
    ...(setting === undefined ? {} : { setting }),
    ...(style === undefined ? {} : { style }),
    ...(excluded === undefined ? {} : { excluded }),
    subjects: named.map(({ cast: _cast, ...subject }) => ({ class: 'person', stated: {}, ...subject })),
    shares: [],
    variety: [],
    relations: [],
  })
  const cast: Cast = {
    subjects: named.map(subject => ({ id: subject.id, attributes: attributesOf(subject) })),
  }
  return {
    request: requestOf(text, scene.request ?? {}),
    plan,
    cast,
    layout: layoutOf(named.map(({ id }) => id)),
    capabilities,
    countTokens,
  }
}

function attributesOf(subject: SceneWords['subjects'][number]): Cast['subjects'][number]['attributes'] {
  const stated = subject.stated ?? {}
  return Object.fromEntries(
    Object.entries(subject.cast ?? {}).map(([name, value]) => [
      name,
      { value, source: value === null ? 'exempt' : name in stated ? 'stated' : 'sampled' } as const,
    ]),
  )
}

function requestOf(text: string, changes: Partial<Request>): Request {
  return requestSchema.parse({
    text,
    seed: 7,
    size: { width: 512, height: 512 },
    policy: { schema: 1, id: 'test', version: 1 },
    model: 'mini',
    ...changes,
  })
}

function layoutOf(ids: readonly string[]): Layout {
  const subjects = ids.map((id, index) => ({
    id,
    box: { x: index * 32, y: 64, width: 32, height: 64 },
    depth: index,
  }))
  return { canvas: { width: 512, height: 512 }, subjects, occlusions: [] }
}
