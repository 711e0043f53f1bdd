/** What `bench/ledger.ts` asks for: one to three people, by a policy with a condition and rare values. */
import { type Policy, parsePolicy } from '../casting/index.ts'
import { type Plan, planSchema } from '../types.ts'

const policyText = `schema: 1
id: ledger-bench
version: 1
scope: ledger
attributes:
  skin_tone: {scale: monk, values: uniform}
  presentation: {values: {feminine: 49, masculine: 49, androgynous: 2}}
  age: {values: {adult: 79.8, older: 20.2}}
  hair_color:
    given: [age]
    when: [{if: {age: older}, values: {grey: 55, white: 25, black: 15, brown: 5}}]
    values: {black: 60, brown: 28, blond: 7, red: 3, grey: 2}
`

/** `balanced`: combinations of presentation with age and with skin tone are kept, too. */
export function ledgerPolicy(balanced: boolean): Policy {
  const balance = 'balance: [[presentation, age], [presentation, skin_tone]]\n'
  return parsePolicy(balanced ? policyText + balance : policyText, 'bench/ledger-scene.ts')
}

/** Shares of every rule, in hundredths. */
export const ledgerTargets: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'attributes.skin_tone': Object.fromEntries(
    Array.from({ length: 10 }, (_, tone) => [`monk-${tone + 1}`, 10]),
  ),
  'attributes.presentation': { feminine: 49, masculine: 49, androgynous: 2 },
  'attributes.age': { adult: 79.8, older: 20.2 },
  'attributes.hair_color': { black: 60, brown: 28, blond: 7, red: 3, grey: 2 },
  'attributes.hair_color.when[0]': { grey: 55, white: 25, black: 15, brown: 5 },
}

export function ledgerPlan(request: number): Plan {
  const people = 1 + ((request * 7919) % 3)
  const subjects = Array.from({ length: people }, (_, index) => ({
    id: `person-${index + 1}`,
    class: 'person',
    stated: {},
  }))
  return planSchema.parse({ subjects, shares: [], variety: [], relations: [] })
}
