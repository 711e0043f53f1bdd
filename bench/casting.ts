/**
 * A batch of 1,000 pictures of five, and a million subjects with five attributes from one process: `node --expose-gc --import tsx bench/casting.ts [--subjects N]`.
 * Prints seconds of one core, resident memory along the way, and every attribute's largest distance from its target.
 */
import { parseArgs } from 'node:util'
import { castPopulation, castScene, parsePolicy } from '../casting/index.ts'
import { planSchema } from '../types.ts'

const { values } = parseArgs({ options: { subjects: { type: 'string', default: '1000000' } } })
const subjects = Number(values.subjects)

const policy = parsePolicy(
  `schema: 1
id: million
version: 1
attributes:
  skin_tone: {scale: monk, values: uniform}
  presentation: {values: {feminine: 49, masculine: 49, androgynous: 2}}
  age: {values: {adult: 79.8, older: 20.2}}
  hair_color:
    given: [age]
    when: [{if: {age: older}, values: {grey: 55, white: 25, black: 15, brown: 5}}]
    values: {black: 60, brown: 28, blond: 7, red: 3, grey: 2}
  mobility_aid: {values: {none: 97, wheelchair: 2, cane: 1}}
`,
  'bench/casting.ts',
)

const megabytes = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().rss / 2 ** 20
}
// Once small, so that the figures are of the work and not of loading it.
for (const { length } of castPopulation({ policy, seed: 1, subjects: 20_000 }).chunks()) void length

const before = megabytes()
const started = { wall: performance.now(), core: process.cpuUsage() }
const population = castPopulation({ policy, seed: 42, subjects })
const counts = new Map([...population.values].map(([name, known]) => [name, new Float64Array(known.length)]))
let done = 0
for (const { codes, length } of population.chunks()) {
  for (const [name, column] of codes) {
    const found = counts.get(name)
    for (let place = 0; found !== undefined && place < length; place += 1) {
      const code = column[place] ?? 0
      found[code] = (found[code] ?? 0) + 1
    }
  }
  done += length
}
const wall = (performance.now() - started.wall) / 1000
const used = process.cpuUsage(started.core)
const after = megabytes()

console.log(`${done} subjects, ${counts.size} attributes, policy ${policy.id}, sampling ${policy.sampling}`)
console.log(`time     ${wall.toFixed(2)} s wall, ${((used.user + used.system) / 1e6).toFixed(2)} s processor`)
console.log(`memory   ${before.toFixed(0)} MiB before, ${after.toFixed(0)} MiB after`)
for (const [name, found] of counts) {
  const known = population.values.get(name) ?? []
  console.log(`${name.padEnd(13)} ${known.map((value, code) => `${value} ${found[code]}`).join(', ')}`)
}

const five = Array.from({ length: 5 }, (_, index) => ({ id: `p-${index}`, class: 'person', stated: {} }))
const plan = planSchema.parse({ subjects: five, shares: [], variety: [], relations: [] })
const processor = (run: () => void): string => {
  const begun = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(begun)
  return `${((user + system) / 1e6).toFixed(2)} s processor`
}
console.log('')
console.log(
  `image 999 of a batch alone    ${processor(() => void castScene({ plan, policy, seed: 1, image: 999 }))}`,
)
console.log(
  `images 0 to 999, one by one   ${processor(() => {
    for (let image = 0; image < 1000; image += 1) castScene({ plan, policy, seed: 2, image })
  })}`,
)
