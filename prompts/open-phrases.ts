/**
 * How attribute values are said to models without a vocabulary of their own, in the open. Skin tones are the bins of
 * the Monk Skin Tone scale (Monk 2019), appearance and never race.
 *
 * @module
 */

/** Attribute, value, phrase. An empty phrase says nothing. */
export const openPhrases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  skin_tone: {
    'monk-1': 'very fair skin (Monk 1)',
    'monk-2': 'fair skin (Monk 2)',
    'monk-3': 'light skin (Monk 3)',
    'monk-4': 'light tan skin (Monk 4)',
    'monk-5': 'tan skin (Monk 5)',
    'monk-6': 'medium brown skin (Monk 6)',
    'monk-7': 'brown skin (Monk 7)',
    'monk-8': 'dark brown skin (Monk 8)',
    'monk-9': 'very dark brown skin (Monk 9)',
    'monk-10': 'deep dark skin (Monk 10)',
  },
  presentation: { feminine: 'woman', masculine: 'man', androgynous: 'androgynous person' },
  age: { child: 'child', adult: '', older: 'older' },
  facial_hair: { beard: 'with a beard', moustache: 'with a moustache', goatee: 'with a goatee' },
  hair_style: { bald: 'bald' },
}

/** Attribute to the phrase of any of its values that the table above does not list. */
const openTemplates: Readonly<Record<string, string>> = {
  skin_tone: '{value} skin',
  presentation: '{value} person',
  age: '{value}',
  hair_color: '{value} hair',
  hair_style: '{value} hair',
  facial_hair: 'with a {value}',
  headwear: 'wearing a {value}',
  eyewear: 'wearing {value}',
  clothing: 'wearing {value}',
  mobility_aid: 'using a {value}',
  ethnicity: 'of {value} descent',
  color: '{value}',
  material: '{value}',
}

/** Values that say that there is nothing to draw. */
export const absentValues: ReadonlySet<string> = new Set(['none', 'no', 'absent', 'unspecified'])

/** The natural phrase of a value: `dark brown skin (Monk 8)`, `black hair`. */
export function openPhrase(attribute: string, value: string): string {
  const listed = openPhrases[attribute]?.[value]
  if (listed !== undefined) return listed
  const template = openTemplates[attribute] ?? `{value} ${attribute.replaceAll('_', ' ')}`
  return template.replaceAll('{value}', value)
}
