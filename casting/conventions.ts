/**
 * Attribute values that every policy, planner and model means the same by.
 *
 * @module
 */

const monkTones = [
  'monk-1',
  'monk-2',
  'monk-3',
  'monk-4',
  'monk-5',
  'monk-6',
  'monk-7',
  'monk-8',
  'monk-9',
  'monk-10',
]

/** The five tones of emoji (Unicode TR 51, after Fitzpatrick types 1-2 to 6), lightest first. */
const emojiTones = ['light', 'medium-light', 'medium', 'medium-dark', 'dark']

/** Values of a scale by its name: the Monk Skin Tone scale (Ellis Monk, Google; CC BY 4.0), 1 lightest; emoji tones. */
export const scales: Readonly<Record<'monk' | 'emoji', readonly string[]>> = {
  monk: monkTones,
  emoji: emojiTones,
}

/** Attributes whose values are closed: anything else is a misunderstanding. All are apparent, never a person's own. */
const closedAttributes = new Map<string, readonly string[]>([
  ['skin_tone', monkTones],
  ['presentation', ['feminine', 'masculine', 'androgynous']],
  ['age', ['child', 'adult', 'older']],
])

const openAttributes = new Map<string, readonly string[]>([
  ['hair_color', ['black', 'brown', 'blond', 'red', 'grey', 'white']],
])

/** Values that are only drawn where someone states them: people are adults. */
const statedOnly = new Map<string, readonly string[]>([['age', ['child']]])

/** All values an attribute may take; undefined: any word. */
export function closedValues(attribute: string): readonly string[] | undefined {
  return closedAttributes.get(attribute)
}

/** The values `uniform` draws from where no scale is named; undefined: not known. */
export function drawableValues(attribute: string): readonly string[] | undefined {
  const values = closedAttributes.get(attribute) ?? openAttributes.get(attribute)
  return values?.filter(value => !isStatedOnly(attribute, value))
}

export function isStatedOnly(attribute: string, value: string): boolean {
  return statedOnly.get(attribute)?.includes(value) ?? false
}

/**
 * Group of values that look alike; "multiracial" asks for different groups. Monk tones fall into 1-3, 4-5, 6-7 and
 * 8-10: neighbours inside a group differ too little to be told apart in a picture. Any other value is its own group.
 *
 * @example
 * separableGroup('skin_tone', 'monk-2') // 'monk-1 to monk-3'
 */
export function separableGroup(attribute: string, value: string): string {
  const tone = attribute === 'skin_tone' ? monkTones.indexOf(value) + 1 : 0
  if (tone === 0) return value
  const [first, last] = [
    [1, 3],
    [4, 5],
    [6, 7],
    [8, 10],
  ].find(([, upper]) => tone <= (upper ?? 0)) ?? [tone, tone]
  return `monk-${first} to monk-${last}`
}
