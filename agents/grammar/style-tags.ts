import { isAnimal } from './animals.ts'
import { determiners } from './lexicon/function-words.ts'
import { styleNouns, styleTags } from './lexicon/style-words.ts'
import { labels, media } from './lexicon/talk-words.ts'
import { isPersonNoun } from './people.ts'
import { isPlural, singular } from './plurals.ts'
import type { Token } from './tokens.ts'
import { isBoundary } from './word-classes.ts'

/** `, digital art, 4k`, `in watercolour style`, `as a cartoon`: style said after the scene. */
export function takeTags(tokens: readonly Token[]): { rest: readonly Token[]; styles: readonly string[] } {
  const segments = segmentsOf(tokens)
  const kept: Token[] = []
  const styles: string[] = []
  segments.forEach((segment, index) => {
    const words = segment.filter(token => token.kind === 'word')
    const text = words.map(token => token.word).join(' ')
    const tag =
      styleTags.has(text) ||
      (index > 0 && /^(?:in |as )?(?:an? )?[a-z0-9 -]{2,30} style$/.test(text)) ||
      isStylePhrase(words) ||
      (index > 0 &&
        words.length > 1 &&
        words.length < 4 &&
        styleNouns.has(words.at(-1)?.word ?? '') &&
        words.every(token => !isBoundary(token)) &&
        !/^(?:logo|sign|icon|poster|sticker)$/.test(words.at(-1)?.word ?? '')) ||
      (index < segments.length - 1 && isMedium(words, index, segment.at(-1)?.text ?? ''))
    const pictured = pictureOf(words)
    if (pictured > 0) {
      styles.push(text.split(' ').slice(-pictured).join(' '))
      const last = segment.findLastIndex(token => token.kind === 'word')
      kept.push(...segment.slice(0, last + 1 - pictured), ...segment.slice(last + 1))
    } else if (tag && text !== '') styles.push(text.replace(/^(?:in|as) /, '').replace(/^(?:an?|the) /, ''))
    else {
      const { body, style } = cutStyleTail(segment)
      const left = body
        .filter(token => token.kind === 'word')
        .map(token => token.word)
        .join(' ')
      if (style !== undefined && (styleNouns.has(left) || styleTags.has(left))) styles.push(left)
      else kept.push(...body)
      if (style !== undefined) styles.push(style)
    }
  })
  return { rest: kept, styles }
}

/** `zoo poster!!!`, `Book cover idea.`, `NGO annual report, page 12:` say what the picture is for, not what it shows. */
function isMedium(words: readonly Token[], index: number, ends: string): boolean {
  const said = words.filter(token => !/^\d+$/.test(token.word))
  const last = said.at(-1)?.word ?? ''
  const two = said
    .slice(-2)
    .map(token => token.word)
    .join(' ')
  const phrase =
    /^(?:an?|my|our|the)$/.test(said[0]?.word ?? '') && !/^(?:scene|view|room)$/.test(last)
      ? said.slice(1)
      : said
  const bare = said.length < 6 && phrase.every(token => !isBoundary(token))
  const named =
    media.has(last) || media.has(two) || labels.has(last) || (styleNouns.has(last) && said.length > 1)
  const isTag =
    said.length === 1 &&
    index === 0 &&
    /^(?:portrait|photo|photograph|painting|sketch|drawing|illustration|cartoon|anime|manga|watercolou?r|render|close-up|closeup|selfie|snapshot|silhouette|caricature|doodle)$/.test(
      last,
    )
  return isTag || (index < 2 && bare && named && (said.length > 1 || ends !== ','))
}

/** `old sailor portrait`: of whom; the number of words that say how it looks. */
function pictureOf(words: readonly Token[]): number {
  const two = words
    .slice(-2)
    .map(token => token.word)
    .join(' ')
  const length = styleNouns.has(two)
    ? 2
    : /^(?:portrait|headshot|photo|painting|drawing|sketch|illustration|cartoon)$/.test(
          words.at(-1)?.word ?? '',
        )
      ? 1
      : 0
  const shown = words.at(-1 - length)?.word ?? ''
  const isDone = isPlural(shown) && /ing$/.test(words.at(-1)?.word ?? '')
  const isAlive =
    length > 0 && !isDone && words.length < 6 && (isPersonNoun(singular(shown)) || isAnimal(shown))
  return isAlive && words.every(token => !isBoundary(token)) ? length : 0
}

function isStylePhrase(words: readonly Token[]): boolean {
  const last = words.at(-1)?.word ?? ''
  return (
    words.length > 1 &&
    words.length < 4 &&
    /^(?:photography|lighting|light|shadows?|highlights|reflections|haze|glow|shading|illumination|colors|colours|tones?|palette|mood|atmosphere|vibes?|feel|aesthetic|composition|contrast|texture|bokeh|angle|perspective|tonality|art|style|resolution|quality|attitude|space|layout|framing|blur|grain|filter|render|effect|details?|look)$/.test(
      last,
    ) &&
    words.every(token => !determiners.has(token.word))
  )
}

/** `... in the style of Monet`, `... in watercolour`, `... as a cartoon` at a segment's end. */
function cutStyleTail(segment: readonly Token[]): { body: readonly Token[]; style: string | undefined } {
  for (let index = segment.length - 2; index >= 0; index -= 1) {
    const word = segment[index]?.word
    if (word !== 'in' && word !== 'as') continue
    const tail = segment.slice(index + 1).filter(token => token.kind === 'word')
    const words = tail.map(token => token.word)
    const plain = words.filter(one => !determiners.has(one))
    const last = plain.at(-1) ?? ''
    if (index === 0 && !(words[0] === 'the' && words[1] === 'style')) continue
    const isStyle =
      (words[0] === 'the' && words[1] === 'style') ||
      (last === 'style' && plain.length < 5) ||
      (plain.length > 0 &&
        plain.length < 4 &&
        (styleNouns.has(plain.join(' ')) || styleTags.has(plain.join(' ')))) ||
      (word === 'as' && plain.length < 4 && styleNouns.has(last))
    if (isStyle)
      return { body: segment.slice(0, index), style: plain.join(' ').replace(/^style of/, 'style of') }
  }
  return { body: segment, style: undefined }
}

/** Parts between commas and stops, each with the mark that ends it. */
function segmentsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const segments: Token[][] = [[]]
  for (const token of tokens) {
    segments.at(-1)?.push(token)
    if (token.kind === 'mark' && /^[,.;!?:]$/.test(token.text)) segments.push([])
  }
  return segments
}
