/**
 * Words that ask for unlike people, and what is to be unlike.
 *
 * @module
 */

export interface Variety {
  readonly attribute: string
  /** At most this many distinct values; fewer where the group is smaller. */
  readonly distinct: number
}

const tones: Variety = { attribute: 'skin_tone', distinct: 3 }
const presentations: Variety = { attribute: 'presentation', distinct: 2 }
const ages: Variety = { attribute: 'age', distinct: 2 }

/** Words before a noun. */
export const varietyWords: Readonly<Record<string, readonly Variety[]>> = {
  multiracial: [tones],
  'multi-racial': [tones],
  multiethnic: [tones],
  'multi-ethnic': [tones],
  multicultural: [tones],
  interracial: [tones],
  'inter-racial': [tones],
  'mixed-race': [tones],
  'racially-diverse': [tones],
  diverse: [tones, presentations],
  inclusive: [tones, presentations],
  mixed: [presentations],
  'mixed-gender': [presentations],
  'mixed-sex': [presentations],
  coed: [presentations],
  'co-ed': [presentations],
  'gender-balanced': [presentations],
  intergenerational: [ages],
  multigenerational: [ages],
  'mixed-age': [ages],
}

/** Nouns after `of different`, `of all`, `of various`, `with different`. */
export const varietyNouns: Readonly<Record<string, readonly Variety[]>> = {
  age: [ages],
  generation: [ages],
  race: [tones],
  ethnicity: [tones],
  'ethnic background': [tones],
  background: [tones],
  'skin tone': [tones],
  'skin color': [tones],
  'skin colour': [tones],
  skin: [tones],
  complexion: [tones],
  origin: [tones],
  nationality: [tones],
  culture: [tones],
  gender: [presentations],
  sex: [presentations],
  'hair color': [{ attribute: 'hair_color', distinct: 3 }],
  'hair colour': [{ attribute: 'hair_color', distinct: 3 }],
  color: [{ attribute: 'color', distinct: 3 }],
  colour: [{ attribute: 'color', distinct: 3 }],
}

/** Other readings, shown as a warning. */
export const varietyAmbiguities: Readonly<Record<string, string>> = {
  diverse: 'read as different skin tones and presentations',
  inclusive: 'read as different skin tones and presentations',
  mixed: 'read as mixed presentations; write `multiracial` for different skin tones',
}
