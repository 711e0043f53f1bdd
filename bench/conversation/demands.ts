/**
 * What a turn may and must change, read off its demands in the light of the scene before it.
 *
 * @module
 */
import type { Scene } from '../../types.ts'

export interface Demands {
  /** Ids whose plan, cast or words may change. */
  readonly changed: ReadonlySet<string>
  /** Ids whose cast alone must change. */
  readonly recast: readonly string[]
  readonly came: readonly string[]
  readonly gone: readonly string[]
  readonly moved: readonly string[]
  /** Id, attribute, values of which one must be there. */
  readonly values: readonly {
    readonly id: string
    readonly attribute: string
    readonly values: readonly string[]
  }[]
  /** Id and words that its plan must hold (`without`: that it must exclude). */
  readonly words: readonly { readonly id: string; readonly words: string; readonly excluded: boolean }[]
  readonly relations: readonly string[]
  readonly setting?: string
  readonly style?: string
  readonly excluded?: string
  readonly variety: boolean
  /** All is drawn anew without a change of the scene. */
  readonly again: boolean
  /** A picture of its own. */
  readonly isNew: boolean
  /** Number of the turn, from 1, whose very bytes are shown. */
  readonly sameAs?: number
  /** Words of the answer; nothing changes. */
  readonly told?: string
}

const relationWords =
  'left of|right of|above|below|in front of|behind|next to|on|holding|riding|larger than|smaller than'

/** @param before the scene before the turn, or the one that an earlier turn left where that is shown */
export function readDemands(lines: readonly string[], before: Scene | undefined): Demands {
  const ids = (words: string) => words.split(' ').map(word => resolved(word, before))
  const changed = new Set<string>()
  const lists: Record<'recast' | 'came' | 'gone' | 'moved', string[]> = {
    recast: [],
    came: [],
    gone: [],
    moved: [],
  }
  const values: Demands['values'][number][] = []
  const words: Demands['words'][number][] = []
  const relations: string[] = []
  let rest: Partial<Demands> = {}
  for (const line of lines) {
    const [kind = '', ...parts] = line.split(' ')
    const text = parts.join(' ')
    if (kind === 'recast' || kind === 'came' || kind === 'gone' || kind === 'moved')
      lists[kind].push(...ids(text))
    else if (kind === 'setting' || kind === 'style' || kind === 'excluded' || kind === 'told')
      rest = { ...rest, [kind]: text }
    else if (kind === 'variety') rest = { ...rest, variety: true }
    else if (kind === 'again') rest = { ...rest, again: true }
    else if (kind === 'new') rest = { ...rest, isNew: true }
    else if (kind === 'same') rest = { ...rest, sameAs: Number(parts.at(-1)) }
    else {
      const [id = ''] = ids(kind)
      changed.add(id)
      const [first = '', ...others] = parts
      if (new RegExp(`^(?:${relationWords}) `).test(text)) relations.push(`${id} ${text}`)
      else if (first === 'says' || first === 'without' || first === 'role')
        words.push({ id, words: others.join(' '), excluded: first === 'without' })
      else values.push({ id, attribute: first, values: others.join(' ').split('|') })
    }
  }
  return { changed, ...lists, values, words, relations, variety: false, again: false, isNew: false, ...rest }
}

/** `@left:nurse`, `@2:runner`, `@1:`: whoever stands there, among those of that noun. */
function resolved(word: string, scene: Scene | undefined): string {
  const match = /^@(left|right|middle|\d+):(.*)$/.exec(word)
  if (match === null) return word
  const [, place = '', noun = ''] = match
  const row = (scene?.layout?.subjects ?? [])
    .filter(({ id }) => noun === '' || id.replace(/-\d+$/, '') === noun)
    .toSorted((one, other) => one.box.x + one.box.width / 2 - (other.box.x + other.box.width / 2))
  const index =
    place === 'left'
      ? 0
      : place === 'right'
        ? row.length - 1
        : place === 'middle'
          ? Math.floor((row.length - 1) / 2)
          : Number(place) - 1
  return row[index]?.id ?? word
}
