// Renders a picture into nine interleaved channels: coverage of five slots, the fixed rest's colour, alpha.
import { Resvg } from '@resvg/resvg-js'
import { slotsOf } from './slots.mjs'

export const CHANNELS = ['skin', 'shade', 'lips', 'hair', 'color', 'red', 'green', 'blue', 'alpha']
/** Longest side of each stored level, px. */
export const LEVELS = [384, 192, 96]

const hex = channels =>
  '#' +
  channels
    .map(value =>
      Math.round(Math.min(255, Math.max(0, value)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')

/** @returns {{width: number, height: number, pixels: Buffer}} premultiplied RGBA */
export function draw(body, box, longest) {
  const fit = box.width >= box.height ? { mode: 'width', value: longest } : { mode: 'height', value: longest }
  const source = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.x} ${box.y} ${box.width} ${box.height}" width="${box.width}" height="${box.height}">${body}</svg>`
  const image = new Resvg(source, { fitTo: fit }).render()
  return { width: image.width, height: image.height, pixels: image.pixels }
}

/** The tight box of what is visible, in the picture's own units. */
export function tightBox(body, size = 32) {
  const resolution = 512
  const { pixels, width } = draw(body, { x: 0, y: 0, width: size, height: size }, resolution)
  let [left, top, right, bottom] = [resolution, resolution, 0, 0]
  for (let index = 3; index < pixels.length; index += 4) {
    if (pixels[index] < 32) continue
    const x = ((index - 3) / 4) % width
    const y = ((index - 3) / 4 - x) / width
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
  }
  const unit = size / resolution
  return { x: left * unit, y: top * unit, width: (right - left) * unit, height: (bottom - top) * unit }
}

/** The body with every colour replaced by `paint(fill)`; paint servers become black unless `keepServers`. */
function repaint(body, paint, keepServers) {
  return body.replace(/(fill|stroke|stop-color)="([^"]+)"/g, (whole, attribute, value) => {
    if (value === 'none') return whole
    if (value.startsWith('url')) return keepServers ? whole : `${attribute}="#000"`
    if (!value.startsWith('#')) return keepServers ? whole : `${attribute}="#000"`
    return `${attribute}="${hex(paint(value.toLowerCase()))}"`
  })
}

/** One level: an interleaved Buffer [height, width, 9]. */
export function coverage(body, picture, box, longest) {
  const painted = (...slots) =>
    repaint(
      body,
      fill => {
        const shares = slotsOf(fill, picture)
        return slots.map(slot => 255 * (shares[slot] ?? 0))
      },
      false,
    )
  const first = draw(painted('skin', 'shade', 'lips'), box, longest)
  const second = draw(painted('hair', 'color', 'none'), box, longest)
  const rest = draw(
    repaint(body, fill => slotsOf(fill, picture).rest, true),
    box,
    longest,
  )
  const { width, height } = rest
  const data = Buffer.alloc(width * height * CHANNELS.length)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const from = pixel * 4
    const to = pixel * CHANNELS.length
    for (let channel = 0; channel < 3; channel += 1) {
      data[to + channel] = first.pixels[from + channel]
      data[to + 5 + channel] = rest.pixels[from + channel]
    }
    data[to + 3] = second.pixels[from]
    data[to + 4] = second.pixels[from + 1]
    data[to + 8] = rest.pixels[from + 3]
  }
  return { width, height, data }
}
