/** Twelve constraints on 240 subjects: what each asks and what came. */
import { castScene, compilePolicy, parsePolicy } from '../casting/index.ts'
import { planSchema } from '../types.ts'

/** The policy; tests/casting/constraints.test.ts counts by itself what it must meet. */
export const twelvePolicy = parsePolicy(
  `schema: 1
id: twelve
version: 1
attributes:
  skin_tone: {scale: monk, values: uniform}
  presentation: {values: {feminine: 49, masculine: 49, androgynous: 2}}
  age: {values: {adult: 75, older: 25}}
  hair_color: {given: [age], when: [{if: {age: older}, values: {grey: 60, white: 25, black: 15}}], values: {black: 45, brown: 35, blond: 12, red: 8}}
  mobility_aid: {values: {none: 96, wheelchair: 2, cane: 2}}
  facial_hair: {values: {none: 70, beard: 20, moustache: 10}}
balance: [[presentation, age], [presentation, skin_tone], [age, skin_tone]]
constraints:
  - {at_least: 1, where: {mobility_aid: wheelchair}, per: 60}
  - {exactly: 12, where: {presentation: androgynous}}
  - {at_most: 2, where: {hair_color: red}, per: 60}
  - {never: {facial_hair: [beard, moustache], presentation: feminine}}
  - {never: {facial_hair: [beard, moustache], presentation: androgynous}}
  - {at_least: 5, where: {age: older, presentation: androgynous}}
  - {exactly: 24, where: {skin_tone: monk-10}}
  - {at_least: 10, where: {skin_tone: [monk-8, monk-9, monk-10], age: older, presentation: feminine}}
  - {at_most: 1, where: {mobility_aid: cane, age: adult}, per: 120}
  - {exactly: 3, where: {hair_color: white}, per: 60}
  - {at_least: 1, where: {presentation: feminine}, per: image}
  - {at_most: 3, where: {age: older}, per: image}
`,
  'bench/twelve-constraints.ts',
)

/** Lines for people; the last says how many are met. */
export function twelveConstraints(seed: number): readonly string[] {
  const ids = Array.from({ length: 5 }, (_, index) => ({ id: `p-${index}`, class: 'person', stated: {} }))
  const plan = planSchema.parse({ subjects: ids, shares: [], variety: [], relations: [] })
  const images = Array.from({ length: 48 }, (_, image) => {
    const { value } = castScene({ plan, policy: twelvePolicy, seed, image, images: 48 })
    return value.subjects.map(({ attributes }) => attributes)
  })
  const lines = compilePolicy(twelvePolicy).constraints.map(({ text, kind, count, where, per }) => {
    const groups = per.of === 'image' ? images : [images.flat()]
    const found = groups.map(
      rows =>
        rows.filter(row =>
          where.every(({ attribute, values }) => values.includes(row[attribute]?.value ?? '')),
        ).length,
    )
    const asked = per.of === 'subjects' ? count * Math.ceil(240 / per.size) : count
    const met = found.every(matching =>
      kind === 'at_least' ? matching >= asked : kind === 'exactly' ? matching === asked : matching <= asked,
    )
    const told =
      per.of === 'image' ? `${Math.min(...found)} to ${Math.max(...found)} an image` : `${found[0]}`
    return `${met ? 'met ' : 'MISSED'} ${text}: ${told}`
  })
  return [
    ...lines,
    `${lines.filter(line => line.startsWith('met')).length} of ${lines.length} met by 240 subjects`,
  ]
}
