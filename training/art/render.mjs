// Renders every picture named in people.json and things.json to ../build/art.bin.gz with its index ../build/art.json.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import zlib from 'node:zlib'
import { age } from './face.mjs'
import { CHANNELS, LEVELS, coverage, tightBox } from './raster.mjs'

const here = import.meta.dirname
const read = name => JSON.parse(fs.readFileSync(path.join(here, name), 'utf8'))
const { icons } = createRequire(import.meta.url)('@iconify-json/fluent-emoji-flat/icons.json')
const [people, things] = [read('people.json'), read('things.json')]

/** Every picture to render, by the name the scenes use: people's names go without a tone, "+older" asks for an aged face. */
function* pictures() {
  for (const entry of Object.values(people)) {
    for (const name of Object.values(entry.pictures).flat()) {
      const body = icons[`${name}-medium`].body
      const picture = { person: true, hair: entry.hair?.[name], color: entry.color?.[name] }
      yield { name, body, picture }
      const older = entry.ages?.includes('older') ? age(body, icons['old-man-medium'].body) : null
      if (older) yield { name: `${name}+older`, body: older, picture }
    }
  }
  for (const entry of Object.values(things)) {
    yield {
      name: entry.picture,
      body: icons[entry.picture].body,
      picture: { person: false, color: entry.color },
    }
  }
}

/** How much of the visible picture each slot covers, 0..1: a picture with next to no hair cannot show its colour. */
function sharesOf(body, picture, box) {
  const { data } = coverage(body, picture, box, 96)
  const sums = CHANNELS.map((_, channel) =>
    data.reduce((sum, value, at) => (at % CHANNELS.length === channel ? sum + value : sum), 0),
  )
  return Object.fromEntries(
    CHANNELS.slice(0, 5).map((slot, at) => [slot, Number((sums[at] / sums.at(-1)).toFixed(4))]),
  )
}

const build = path.join(here, '..', 'build')
fs.mkdirSync(build, { recursive: true })
const target = path.join(build, 'art.bin.gz')
const output = fs.openSync(`${target}.partial`, 'w')
const index = {}
let offset = 0
for (const { name, body, picture } of pictures()) {
  if (name in index) continue
  const box = tightBox(body)
  const levels = LEVELS.map(longest => {
    const { width, height, data } = coverage(body, picture, box, longest)
    fs.writeSync(output, zlib.gzipSync(data, { level: 6 }))
    const level = { offset, width, height }
    offset += data.length
    return level
  })
  index[name] = { aspect: box.width / box.height, shares: sharesOf(body, picture, box), levels }
}
fs.closeSync(output)
fs.renameSync(`${target}.partial`, target)
fs.writeFileSync(
  path.join(build, 'art.json'),
  JSON.stringify({ channels: CHANNELS, bytes: offset, pictures: index }),
)
console.log(`${Object.keys(index).length} pictures, ${(offset / 2 ** 20).toFixed(0)} MiB unpacked`)
