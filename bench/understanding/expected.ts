/**
 * Reads the lines of `expect`; README.md says what each means.
 *
 * @module
 */

export interface ExpectedSubject {
  readonly label: string
  readonly least: number
  readonly most: number
  /** Right forms of `class/role`; the role may be `*`. */
  readonly heads: readonly string[]
  /** Attribute to the values that are right; a value that is a list is joined by commas. */
  readonly stated: ReadonlyMap<string, Allowed>
  /** `~`: whatever is stated is right. */
  readonly anyStated: boolean
  /** Words that the subject's plan must hold; `a|b`: either. */
  readonly words: readonly string[]
  readonly excluded: readonly { readonly word: string; readonly optional: boolean }[]
  readonly name?: Allowed | undefined
  readonly exempt?: Allowed | undefined
}

export interface Allowed {
  readonly values: readonly string[]
  /** It may be absent too. */
  readonly optional: boolean
}

export interface ExpectedShare {
  readonly label: string
  readonly attribute: string
  /** Value to a number, `half` or `most`. */
  readonly values: ReadonlyMap<string, string>
  readonly optional: boolean
}

export interface ExpectedRelation {
  readonly subjects: readonly string[]
  readonly relations: readonly string[]
  readonly objects: readonly string[]
  readonly optional: boolean
}

export interface ExpectedWords {
  readonly words: string
  readonly optional: boolean
}

export interface ExpectedPlan {
  /** The text asks for no picture. */
  readonly none: boolean
  readonly subjects: readonly ExpectedSubject[]
  readonly shares: readonly ExpectedShare[]
  readonly variety: readonly {
    readonly label: string
    readonly attribute: string
    readonly distinct?: number
    readonly optional: boolean
  }[]
  readonly relations: readonly ExpectedRelation[]
  readonly setting: readonly ExpectedWords[]
  readonly style: readonly ExpectedWords[]
  readonly excluded: readonly ExpectedWords[]
}

const relationNames =
  'left of|right of|above|below|in front of|behind|next to|on|holding|riding|larger than|smaller than|between'
const relationLine = new RegExp(
  `^(\\? )?([^:;]+?) ((?:${relationNames})(?:\\|(?:${relationNames}))*) ([^:;]+)$`,
)
const subjectLine = /^(?:([^:;]+): )?(\?)?(\d+)(?:-(\d+))? ([^;]+)((?:; .+)?)$/
const namedLine = /^(setting|style|share|variety|excluded)(\?)?: (.+)$/

/**
 * Reads the lines of one expected plan.
 *
 * @throws Error that names the line that is none of the forms.
 * @example
 * readExpected(['2 dog; color=black', 'setting: park'])
 */
export function readExpected(lines: readonly string[]): ExpectedPlan {
  const subjects: ExpectedSubject[] = []
  const shares: ExpectedShare[] = []
  const variety: ExpectedPlan['variety'][number][] = []
  const relations: ExpectedRelation[] = []
  const words: Record<'setting' | 'style' | 'excluded', ExpectedWords[]> = {
    setting: [],
    style: [],
    excluded: [],
  }
  for (const line of lines) {
    if (line === 'none') continue
    const [, kind, mark, rest = ''] = namedLine.exec(line) ?? []
    const optional = mark === '?'
    const labels = subjects.map(subject => subject.label)
    if (kind === 'share') shares.push(readShare(rest, labels, optional))
    else if (kind === 'variety') variety.push(readVariety(rest, labels, optional))
    else if (kind === 'excluded')
      words.excluded.push(...rest.split(', ').map(word => ({ words: word, optional })))
    else if (kind === 'setting' || kind === 'style') words[kind].push({ words: rest, optional })
    else if (/^(?:[^:;]+: )?\??\d/.test(line)) subjects.push(readSubject(line))
    else relations.push(readRelation(line))
  }
  return { none: lines.includes('none'), subjects, shares, variety, relations, ...words }
}

function readSubject(line: string): ExpectedSubject {
  const [, named, mark, least = '', most, head = '', rest = ''] = subjectLine.exec(line) ?? fail(line)
  const heads = head.split('|')
  const label = named ?? heads[0]?.split('/').at(-1) ?? head
  const parts = rest.split('; ').filter(part => part !== '')
  const pairs = parts.filter(part => part !== '~').map(part => readPair(part, line))
  const allowed = (key: string): Allowed | undefined => {
    const pair = pairs.find(one => one.key === key)
    return pair && { values: pair.value.split('|'), optional: pair.optional }
  }
  return {
    label: label === '*' ? 'person' : label,
    least: mark === '?' ? 0 : Number(least),
    most: Number(most ?? least),
    heads,
    stated: new Map(
      pairs
        .filter(({ key }) => !['has', 'not', 'name', 'exempt'].includes(key))
        .map(({ key, value, optional }) => [key, { values: value.split('|'), optional }]),
    ),
    anyStated: parts.includes('~'),
    words: pairs.filter(({ key, optional }) => key === 'has' && !optional).map(({ value }) => value),
    excluded: pairs
      .filter(({ key }) => key === 'not')
      .map(({ value, optional }) => ({ word: value, optional })),
    name: allowed('name'),
    exempt: allowed('exempt'),
  }
}

function readPair(part: string, line: string): { key: string; value: string; optional: boolean } {
  const [, mark, key = '', value = ''] = /^(\?)?([a-z_]+)=(.+)$/.exec(part) ?? fail(line)
  return { key, value, optional: mark === '?' }
}

function readShare(rest: string, labels: readonly string[], optional: boolean): ExpectedShare {
  const label = labelAt(rest, labels)
  const [attribute = '', ...values] = rest.slice(label.length + 1).split(' ')
  const pairs = values.join(' ').matchAll(/([^=]+)=(\d+|half|most)(?: |$)/g)
  return {
    label,
    attribute,
    values: new Map([...pairs].map(([, value = '', count = '']) => [value, count])),
    optional,
  }
}

function readVariety(rest: string, labels: readonly string[], optional: boolean) {
  const label = labelAt(rest, labels)
  const [attribute = '', distinct] = rest.slice(label.length + 1).split(' ')
  return { label, attribute, optional, ...(distinct === undefined ? {} : { distinct: Number(distinct) }) }
}

function labelAt(rest: string, labels: readonly string[]): string {
  return labels.find(label => rest.startsWith(`${label} `)) ?? fail(rest)
}

function readRelation(line: string): ExpectedRelation {
  const [, mark, subjects = '', relations = '', objects = ''] = relationLine.exec(line) ?? fail(line)
  return {
    subjects: subjects.split(' + '),
    relations: relations.split('|'),
    objects: objects.split(' + '),
    optional: mark !== undefined,
  }
}

function fail(line: string): never {
  throw new Error(`Expected a line as README.md describes, got "${line}"`)
}
