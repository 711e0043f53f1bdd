/**
 * Words that say who a person is, and the attribute values that license them. No such word may stand in a prompt
 * unless it was stated, entailed or cast for that subject.
 *
 * @module
 */
import { singular, wordsOf } from './words.ts'

export interface DemographicWord {
  readonly attribute: 'presentation' | 'age' | 'skin_tone' | 'ethnicity'
  /** Values of the attribute that license the word; for ethnicity the word itself is looked for in the value. */
  readonly values: readonly string[]
}

/** Attributes that say who a person is. */
export const demographicAttributes: ReadonlySet<string> = new Set([
  'presentation',
  'age',
  'skin_tone',
  'ethnicity',
])

const feminine = `woman female feminine lady gal girl she her hers herself mother mom mum mommy grandmother grandma granny
  daughter granddaughter sister aunt auntie niece wife widow bride bridesmaid girlfriend actress waitress stewardess
  hostess heroine queen princess duchess empress policewoman firewoman businesswoman cowgirl schoolgirl ballerina nun
  housewife ms mrs madam womanly girlish latina filipina`
const masculine = `man male masculine gentleman guy bloke boy he him his himself father dad daddy grandfather grandpa
  grandad son grandson brother uncle nephew husband widower groom boyfriend king prince duke emperor policeman fireman
  businessman cowboy schoolboy sportsman mr manly boyish latino filipino`
const androgynous = 'androgynous nonbinary non-binary genderqueer agender gender-neutral enby'
const child = `child kid toddler baby infant girl boy teenager teen teenage adolescent schoolgirl schoolboy schoolchild
  daughter son granddaughter grandson grandchild youth youngster`
const adult = 'adult grown-up middle-aged young younger'
const older = `old older elderly elder aged senior retired retiree pensioner grandmother grandma granny grandfather
  grandpa grandad grandparent octogenarian`
const ethnicities = `african african-american afro-american afro-caribbean aboriginal american-indian arab arabic arabian
  asian black-american brazilian caribbean caucasian chinese east-asian ethiopian european filipina filipino hispanic
  indian indigenous inuit iranian israeli italian jamaican japanese jewish kenyan korean kurdish latina latino latinx
  maori mediterranean mestizo mexican middle-eastern native-american nigerian nordic pakistani persian polynesian roma
  russian scandinavian slavic somali south-asian spanish thai turkish vietnamese biracial multiracial mixed-race`

const lightTones = ['monk-1', 'monk-2', 'monk-3', 'monk-4']
const mediumTones = ['monk-4', 'monk-5', 'monk-6', 'monk-7']
const darkTones = ['monk-7', 'monk-8', 'monk-9', 'monk-10']

/** Colour words that mean skin where a person or skin follows, as in `Black doctor`, `olive skin`. */
const skinColors: Readonly<Record<string, readonly string[]>> = {
  black: darkTones,
  dark: darkTones,
  ebony: darkTones,
  brown: mediumTones.concat('monk-8'),
  tan: mediumTones,
  tanned: mediumTones,
  olive: mediumTones,
  medium: mediumTones,
  white: lightTones,
  light: lightTones,
  fair: lightTones,
  pale: lightTones,
}

const personNouns = new Set([
  'person',
  'human',
  'individual',
  'figure',
  'skin',
  'skinned',
  'complexion',
  'toned',
])

const table: ReadonlyMap<string, readonly DemographicWord[]> = buildTable()

/**
 * What the word at `index` says of a person; empty: nothing. `roles` are nouns that mean a person here, so that
 * `Black doctor` is read as skin and `black coat` is not.
 */
export function demographicsOf(
  words: readonly string[],
  index: number,
  roles: ReadonlySet<string>,
): readonly DemographicWord[] {
  const word = words[index] ?? ''
  const bare = singular(word.replace(/'s?$/, ''))
  const listed = table.get(word) ?? table.get(bare)
  if (listed !== undefined) return listed
  const [first = '', last = ''] = bare.split('-')
  if (/^(skinned|complexioned|toned)$/.test(last)) return skin(first) ?? []
  const next = singular(words[index + 1] ?? '')
  const means = personNouns.has(next) || roles.has(next) || isPersonNoun(next)
  return means ? (skin(bare) ?? []) : []
}

/** Whether the cast already says all that a role such as `grandmother` entails, so that no other noun is needed. */
export function roleSaysAttributes(
  role: string,
  said: readonly { readonly attribute: string; readonly value: string }[],
): boolean {
  const entailed = wordsOf(role).flatMap(word => table.get(singular(word)) ?? [])
  const nouns = entailed.filter(({ attribute }) => attribute === 'presentation')
  return (
    nouns.length > 0 &&
    entailed.every(({ attribute, values }) =>
      said.some(one => one.attribute === attribute && values.includes(one.value)),
    )
  )
}

function isPersonNoun(word: string): boolean {
  return (table.get(word) ?? []).some(({ attribute }) => attribute === 'presentation' || attribute === 'age')
}

function skin(color: string): readonly DemographicWord[] | undefined {
  const values = skinColors[color]
  return values === undefined ? undefined : [{ attribute: 'skin_tone', values }]
}

function buildTable(): ReadonlyMap<string, readonly DemographicWord[]> {
  const built = new Map<string, readonly DemographicWord[]>()
  const add = (words: string, attribute: DemographicWord['attribute'], values: readonly string[]) => {
    for (const word of words.trim().split(/\s+/)) {
      built.set(word, [...(built.get(word) ?? []), { attribute, values }])
    }
  }
  add(feminine, 'presentation', ['feminine'])
  add(masculine, 'presentation', ['masculine'])
  add(androgynous, 'presentation', ['androgynous'])
  add(child, 'age', ['child'])
  add(adult, 'age', ['adult'])
  add(older, 'age', ['older'])
  add(ethnicities, 'ethnicity', [])
  return built
}
