/**
 * Clauses about the picture as a whole: setting, time, weather, style.
 *
 * @module
 */
import type { ScenePoints } from './dialogue-reader.ts'
import { readPhrase } from './phrases.ts'
import { refer } from './references.ts'
import { type Reading, type Rule, reading, rule } from './rule.ts'

const styleWords =
  /\b(?:style|watercolou?r|paint(?:ing)?|drawing|sketch|photo(?:graph|graphic)?|cartoon(?:y|ish)?|comic|anime|manga|pixel art|illustration|pencil|ink|oil|charcoal|black and white|render|clay|crayons?|poster|postcard|story ?book|(?:children's|picture|comic|colou?ring) book|fairy ?tale|magazine|film|movie|video game|noir|lego|engraving|collage|minimalist|realistic|colou?rs?|colou?rful|tones?|palette|light(?:ing)?|mood|warmer|colder|cooler|brighter|vintage|retro|moody|monochrome|sepia|pastels?|3d|line ?art|cinematic|dramatic)\b/i

/** Style and time of the whole picture, and its background, whoever was mentioned last. */
export const pictureRules: readonly Rule[] = [
  rule(/\b(?:canvas|resolution|aspect ratio|pixels?|crop(?:ped)?|zoom(?:ed)?)\b/i, () =>
    reading([
      {
        type: 'ask',
        question:
          'The size and frame of a picture stay as they were drawn. Should I make somebody larger or smaller, or draw a new picture?',
      },
    ]),
  ),
  // "the scene is too dark"
  rule(
    /^(?:it|the (?:whole )?(?:picture|scene|image|thing)|everything)(?:'s| is| looks?| feels?) (?:a (?:bit|little) |much |way |far )?too (\w+)$/i,
    ([word = '']) => {
      const style = opposites[word.toLowerCase()]
      return style === undefined ? undefined : reading([{ type: 'style', style }])
    },
  ),
  rule(
    /^(?:turn|change|transform|replace|swap|exchange) (.+?) (?:into|to|with|for|by) (.+)$/i,
    ([phrase = '', by = ''], scene) => (isSetting(phrase, scene) ? settled(by, scene) : undefined),
  ),
  rule(
    /^(?:they|everyone|everybody|everything|it|we|all of them|the people|it all|the (?:whole )?(?:scene|picture|thing|story|action|team|group))(?:'s| is| are| was| were| (?:should|could|must|can) (?:be(?: set)?|stand|sit|happen|play|take place)| stood| took place| takes place| happens| plays| happened) (?:all )?((?:out(?:side|doors)?|in(?:side|doors)?|at|on|under)\b.*)$/i,
    ([words = ''], scene) => placed(words) ?? aboard(words, scene),
  ),
  rule(
    /^(?:take|bring|send|transport|imagine|picture|see|move) (?:them|everyone|everybody|us|it all|all of them|the (?:people|team|group|whole thing)) (?:all )?(?:to|into|in|at|on|outside|inside) (.+)$/i,
    ([words = '']) => placed(`in ${words}`),
  ),
  rule(
    /^(.+?) would (?:be|look) (?:much |a lot )?(?:better|nicer|great|good|nice)(?: than .+)?$/i,
    ([words = '']) => styled(words),
  ),
  rule(
    /^(?:(?:a (?:bit|little) )?(?:less|not so|not as) [\w-]+,? (?:and |but )?)?(?:a (?:bit|little) |much )?(?:more|less) (?:like )?((?:an? )?.+)$/i,
    ([words = '']) => styled(words),
  ),
  (clause, scene) => timed(clause, scene),
  rule(
    /^(?:make|turn|change|render|draw|paint|do|let) (?:it|this|that|everything|the (?:picture|image|scene|whole thing))(?: (?:look|be))?(?: (?:in)?to| in| as| like)? (.+)$/i,
    ([words = ''], scene) => styled(words) ?? timed(words, scene),
  ),
  rule(
    /^(?:it|the (?:picture|scene|weather))(?: (?:should|must|could|needs to|has to) (?:be|look|feel|get)|'s| is)(?: like| in)? (.+)$/i,
    ([words = ''], scene) => styled(words) ?? timed(words, scene),
  ),
  rule(
    /^(?:make|change|set|turn|let) the (?:setting|background|place|location)(?: (?:to|into|in|at|on|be))? (.+)$/i,
    ([words = ''], scene) => settled(words, scene),
  ),
]

/** What somebody wants who says that the picture is too much so. */
const opposites: Readonly<Record<string, string>> = {
  dark: 'brighter light',
  bright: 'darker light',
  colourful: 'muted colours',
  colorful: 'muted colours',
  pale: 'stronger colours',
  cold: 'warmer colours',
  warm: 'cooler colours',
  plain: 'more detailed',
  busy: 'simple',
  blurry: 'sharp',
  cartoony: 'realistic',
  realistic: 'drawn, not realistic',
}

/** "other background: a beach", "style: watercolour". */
export const namedRules: readonly Rule[] = [
  rule(
    /(?:^|, )(?:(?:with )?(?:an? |the )?(?:other|new|different|another)? ?)(?:background|setting|place|location|scenery)(?: should be| must be| is)?\s*[:=,]?\s+(.+)$/i,
    ([words = ''], scene) => settled(words, scene),
  ),
  rule(/^(?:(?:other|new|different|the) )?style\s*[:=,]\s*(.+)$/i, ([words = '']) =>
    reading([{ type: 'style', style: words }]),
  ),
]

/** Where it all happens, and how it looks. */
export const sceneryRules: readonly Rule[] = [
  rule(
    /^(?:make|change|set|turn|move|put|place|have|let) (?:it|this|that|the (?:setting|background|scene|place|location)|them|everyone|everybody|the whole thing)(?: (?:be|happen|take place))?(?: (?:to|into|in|at|on|be))? (.+?)$/i,
    ([words = ''], scene) => styled(words) ?? settled(words, scene),
  ),
  rule(/^(?:as|in|like) (?:an? )?(.+)$/i, ([words = '']) => styled(words)),
  rule(/^(?:an? |the )?(.+?) (?:version|look|treatment)$/i, ([words = '']) => styled(words)),
  // "watercolour", "oil painting"
  rule(/^((?:[\w-]+ ){0,2}[\w-]+)$/i, ([words = ''], scene) =>
    refer(words, scene) === undefined && !/^(?:an?|the|add|no|remove) /i.test(words)
      ? styled(words)
      : undefined,
  ),
  rule(/^(?:in|at|on|inside|outside) (.+)$/i, ([words = ''], scene) => settled(`in ${words}`, scene)),
  rule(/^(.+?) (?:as (?:the )?(?:background|setting)|in the background)$/i, ([words = ''], scene) =>
    settled(words, scene),
  ),
]

function styled(words: string): Reading | undefined {
  const style = words.replace(/^(?:an? |the |look like an? |in (?:an? |the )?)/i, '').trim()
  return styleWords.test(style) ? reading([{ type: 'style', style }]) : undefined
}

const times =
  /^(?:it )?(?:in the |at )?(night|midnight|noon|dusk|dawn|sunset|sunrise|evening|morning|winter|summer|autumn|spring|rain(?:y|ing)?|snow(?:y|ing)?|fog(?:gy)?|sunny|dark|storm(?:y)?|cloudy|windy|mist(?:y)?)(?: (?:outside|weather|day))?$/i

/** Another time or weather at the place there is. */
function timed(words: string, scene: ScenePoints): Reading | undefined {
  const time = times.exec(words.replace(/^be /, ''))?.[1]?.toLowerCase()
  if (time === undefined) return undefined
  const place = scene.plan.setting?.replace(timeAtEnd, '')
  const weather = /^(?:rain|snow|fog|sunny|dark|storm|cloud|wind|mist)/.test(time)
  if (weather)
    return reading([{ type: 'setting', setting: `${place ?? ''} in ${weatherNouns[time] ?? time}`.trim() }])
  const phrase = /^(?:evening|morning)$/.test(time)
    ? `in the ${time}`
    : /^(?:winter|summer|autumn|spring)$/.test(time)
      ? `in ${time}`
      : `at ${time}`
  return reading([{ type: 'setting', setting: place === undefined ? time : `${place} ${phrase}` }])
}

const timeAtEnd =
  / (?:at|in the|in) (?:night|midnight|noon|dusk|dawn|sunset|sunrise|evening|morning|winter|summer|autumn|spring|rain|snow|fog|sunshine|the dark)$/

const weatherNouns: Readonly<Record<string, string>> = {
  raining: 'rain',
  rainy: 'rain',
  snowing: 'snow',
  snowy: 'snow',
  stormy: 'a storm',
  storm: 'a storm',
  cloudy: 'grey light',
  windy: 'wind',
  misty: 'mist',
  foggy: 'fog',
  sunny: 'sunshine',
  dark: 'the dark',
}

/** Whether the words name the place there is: "the hospital". */
function isSetting(words: string, { plan }: ScenePoints): boolean {
  const bare = words.replace(/^(?:an?|the|this|that)\s+/i, '').toLowerCase()
  return bare !== '' && ` ${plan.setting?.toLowerCase() ?? ''} `.includes(` ${bare} `)
}

/** The place that is said of all of them. */
function placed(words: string): Reading | undefined {
  const setting =
    readPhrase(`people ${words}`)?.setting ??
    readPhrase(`people ${words.split(' ').slice(1).join(' ')}`)?.setting
  return setting === undefined ? undefined : reading([{ type: 'setting', setting }])
}

/** `on a ship`: a thing that all of them can be in or on, and nothing that is said of a person. */
function aboard(words: string, scene: ScenePoints): Reading | undefined {
  const bare = words.replace(/^(?:in|on|at)\s+/i, '')
  const said = readPhrase(`a person ${words}`)?.subjects[0]
  if (bare === words || Object.keys(said?.stated ?? {}).length > 0 || !isPlaceOnly(bare, scene))
    return undefined
  return reading([{ type: 'setting', setting: bare.replace(/^(?:an?|the)\s+/i, '') }])
}

/** A place, or another time at the place there is. */
function settled(words: string, scene: ScenePoints): Reading | undefined {
  const time = timed(words, scene)
  if (time !== undefined) return time
  const bare = words.replace(/^(?:in|at|on|to|into)\s+/i, '')
  const plan = readPhrase(`people in ${bare}`) ?? readPhrase(bare)
  const setting =
    plan?.setting ?? (isPlaceOnly(bare, scene) ? bare.replace(/^(?:an?|the)\s+/i, '') : undefined)
  return setting === undefined ? undefined : reading([{ type: 'setting', setting }])
}

/** The grammar sees a thing where it knows no place: `in a submarine` said of everybody is a place all the same. */
function isPlaceOnly(words: string, scene: ScenePoints): boolean {
  const subjects = readPhrase(words)?.subjects ?? []
  return (
    /^(?:an?|the)\s/i.test(words) &&
    subjects.length === 1 &&
    refer(words, scene) === undefined &&
    subjects[0]?.class !== 'person'
  )
}
