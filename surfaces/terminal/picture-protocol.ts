/**
 * Pictures inside a terminal: as the terminal can, by what its environment says.
 *
 * @module
 */
import sharp from 'sharp'

/** `kitty`: its graphics protocol; `iterm`: inline images; `blocks`: two coloured pixels a character; `none`. */
export type PictureProtocol = 'kitty' | 'iterm' | 'blocks' | 'none'

/** The best protocol of the terminal that these variables describe; `none` where nobody looks. */
export function pictureProtocol(
  environment: Readonly<Record<string, string | undefined>>,
  color: boolean,
): PictureProtocol {
  const { TERM = '', TERM_PROGRAM = '', LC_TERMINAL = '', KITTY_WINDOW_ID } = environment
  if (!color) return 'none'
  // Inside a multiplexer neither protocol gets through unwrapped.
  if (environment.TMUX !== undefined || /^screen/.test(TERM)) return 'blocks'
  if (
    KITTY_WINDOW_ID !== undefined ||
    /kitty|ghostty/.test(TERM) ||
    /^(?:ghostty|WezTerm)$/.test(TERM_PROGRAM)
  )
    return 'kitty'
  return TERM_PROGRAM === 'iTerm.app' || LC_TERMINAL === 'iTerm2' ? 'iterm' : 'blocks'
}

/**
 * The characters that show a PNG.
 *
 * @param columns width of half-block pictures, characters
 * @example
 * process.stdout.write(await terminalPicture(png, 'blocks', 64))
 */
export async function terminalPicture(
  png: Uint8Array,
  protocol: PictureProtocol,
  columns: number,
): Promise<string> {
  switch (protocol) {
    case 'kitty':
      return kittyPicture(png)
    case 'iterm':
      return itermPicture(png)
    case 'blocks':
      return halfBlocks(png, columns)
    case 'none':
      return ''
  }
}

/** Characters of base64 that one escape sequence may carry. */
const kittyChunk = 4096

function kittyPicture(png: Uint8Array): string {
  const data = Buffer.from(png).toString('base64')
  const chunks = data.match(new RegExp(`.{1,${kittyChunk}}`, 'g')) ?? []
  const sequences = chunks.map((chunk, index) => {
    const more = index < chunks.length - 1 ? 1 : 0
    const keys = index === 0 ? `a=T,f=100,q=2,m=${more}` : `m=${more}`
    return `\u001b_G${keys};${chunk}\u001b\\`
  })
  return `${sequences.join('')}\n`
}

function itermPicture(png: Uint8Array): string {
  const data = Buffer.from(png).toString('base64')
  return `\u001b]1337;File=inline=1;size=${png.length};preserveAspectRatio=1:${data}\u0007\n`
}

/** The upper pixel as the character's colour, the lower one as its ground. */
async function halfBlocks(png: Uint8Array, columns: number): Promise<string> {
  const { data, info } = await sharp(png)
    .removeAlpha()
    .resize({ width: columns })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const color = (x: number, y: number) => {
    const index = (Math.min(y, height - 1) * width + x) * 3
    return `${data[index] ?? 0};${data[index + 1] ?? 0};${data[index + 2] ?? 0}`
  }
  const lines = Array.from({ length: Math.ceil(height / 2) }, (_, row) => {
    const cells = Array.from(
      { length: width },
      (_, x) => `\u001b[38;2;${color(x, 2 * row)};48;2;${color(x, 2 * row + 1)}m▀`,
    )
    return `${cells.join('')}\u001b[0m`
  })
  return `${lines.join('\n')}\n`
}
