// Ages a face: the lines of the older heads, moved onto another head by the places of its irises.
import { draw } from './raster.mjs'

const IRIS = '#7d4533'
const LINES = '#a9715f'
const SKIN = [0xc6, 0x8d, 0x7b]

const paths = (body, fill) => body.match(new RegExp(`<path[^>]*fill="${fill}"[^>]*/>`, 'g')) ?? []

/** @returns {{x: number, y: number, apart: number} | null} the middle between the irises and their distance, in the picture's units */
export function findEyes(body) {
  const irises = paths(body, IRIS)
  if (irises.length === 0) return null
  const resolution = 512
  const { pixels, width } = draw(irises.join(''), { x: 0, y: 0, width: 32, height: 32 }, resolution)
  const seen = []
  for (let index = 3; index < pixels.length; index += 4) {
    if (pixels[index] > 127) seen.push([((index - 3) / 4) % width, Math.floor((index - 3) / 4 / width)])
  }
  if (seen.length === 0) return null
  const middle = seen.reduce((sum, [x]) => sum + x, 0) / seen.length
  const mean = (points, axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length
  const [left, right] = [seen.filter(([x]) => x < middle), seen.filter(([x]) => x >= middle)]
  if (left.length < 8 || right.length < 8) return null
  const unit = 32 / resolution
  return {
    x: ((mean(left, 0) + mean(right, 0)) / 2) * unit,
    y: ((mean(left, 1) + mean(right, 1)) / 2) * unit,
    apart: (mean(right, 0) - mean(left, 0)) * unit,
  }
}

/** Tells whether the face's plain skin shows at a point: a hat or hair may cover the forehead. */
function bareness(body) {
  const resolution = 512
  const { pixels, width } = draw(body, { x: 0, y: 0, width: 32, height: 32 }, resolution)
  return ({ x, y }) => {
    const at = 4 * (Math.floor((y / 32) * resolution) * width + Math.floor((x / 32) * resolution))
    return SKIN.every((value, channel) => Math.abs(value - pixels[at + channel]) < 12)
  }
}

/** The lines under the eyes always, those on the forehead only where skin shows. */
function visibleLines(body, lines, move) {
  const [underEyes, forehead] = lines.match(/ d="([^"]+)"/)[1].split(/(?=M13 8\.5)/)
  const isBare = bareness(body)
  const shows = [8.5, 10.5].every(y => [13, 16, 19].every(x => isBare(move(x, y))))
  return `<path fill="${LINES}" d="${shows ? underEyes + forehead : underEyes}"/>`
}

/** The body with the older head's lines laid over its face, or null where no frontal face is found. */
export function age(body, olderBody) {
  const [eyes, olderEyes] = [findEyes(body), findEyes(olderBody)]
  const lines = paths(olderBody, LINES)
  if (!eyes || !olderEyes || lines.length === 0 || eyes.apart < 2.5) return null
  const scale = eyes.apart / olderEyes.apart
  const [moveX, moveY] = [eyes.x - olderEyes.x * scale, eyes.y - olderEyes.y * scale]
  const move = (x, y) => ({ x: moveX + x * scale, y: moveY + y * scale })
  return `${body}<g fill="none" transform="translate(${moveX} ${moveY}) scale(${scale})">${visibleLines(body, lines[0], move)}</g>`
}
