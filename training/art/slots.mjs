// Maps a fill of the art to the slots it is painted from. Fills are flat, so a picture is linear in its slots' colours.

/** The skin's fills in the medium variant, each as the part of the strong shade it holds (the rest is plain skin). */
const SKIN = { '#c68d7b': 0, '#bb806e': 0.38, '#b87a66': 0.52, '#a9715f': 0.8, '#ab6a55': 1 }
const LIPS = new Set(['#990838', '#990839'])
const HAIR = '#593b39'
/** Darker locks and the seams between hair and face, by eye the same surface as the hair. */
const HAIR_SHADES = {
  '#492725': 0.75,
  '#583a38': 0.98,
  '#563836': 0.95,
  '#553634': 0.94,
  '#51312f': 0.86,
  '#4d2c2a': 0.8,
  '#4a2927': 0.76,
}

export const parse = fill => {
  const hex = fill.length === 4 ? [...fill.slice(1)].map(digit => digit + digit).join('') : fill.slice(1)
  return [0, 2, 4].map(start => parseInt(hex.slice(start, start + 2), 16))
}

const luma = ([red, green, blue]) => 0.3 * red + 0.59 * green + 0.11 * blue

function hueAndSaturation([red, green, blue]) {
  const high = Math.max(red, green, blue)
  const range = high - Math.min(red, green, blue)
  if (range === 0) return [0, 0]
  const turn =
    high === red
      ? ((green - blue) / range + 6) % 6
      : high === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4
  return [turn * 60, range / high]
}

/** Whether a fill is a shade or a tint of the main one: listed, or within 32 degrees of its hue. */
function belongsTo(fill, main, listed) {
  if (listed.length > 1 || fill === main) return listed.includes(fill)
  const [mainHue, mainSaturation] = hueAndSaturation(parse(main))
  const [hue, saturation] = hueAndSaturation(parse(fill))
  const apart = Math.abs(hue - mainHue)
  return mainSaturation > 0.2 && saturation > 0.2 && Math.min(apart, 360 - apart) < 32
}

/** A shade is a part of the main colour; a tint is the main colour with white. */
function relativeTo(fill, main) {
  const [own, base] = [luma(parse(fill)), luma(parse(main))]
  const white = own > base ? (own - base) / (255 - base) : 0
  return { part: white > 0 ? 1 - white : own / base, rest: [255 * white, 255 * white, 255 * white] }
}

/**
 * @param {string} fill lower-case hex
 * @param {{hair?: string[], color?: string[], person: boolean}} picture its own hair fills and recolourable fills, main one first
 * @returns {{skin?: number, shade?: number, lips?: number, hair?: number, color?: number, rest: number[]}}
 */
export function slotsOf(fill, picture) {
  const nothing = [0, 0, 0]
  if (picture.color?.length && belongsTo(fill, picture.color[0], picture.color)) {
    const { part, rest } = relativeTo(fill, picture.color[0])
    return { color: part, rest }
  }
  if (!picture.person) return { rest: parse(fill) }
  if (fill in SKIN) return { skin: 1 - SKIN[fill], shade: SKIN[fill], rest: nothing }
  if (LIPS.has(fill)) return { lips: 1, rest: nothing }
  if (picture.hair?.includes(fill)) {
    const { part, rest } = relativeTo(fill, picture.hair[0])
    return { hair: part, rest }
  }
  if (fill === HAIR) return { hair: 1, rest: nothing }
  if (fill in HAIR_SHADES) return { hair: HAIR_SHADES[fill], rest: nothing }
  return { rest: parse(fill) }
}
