/**
 * Whether a turn did what was asked and nothing else: plan, cast, boxes and pixels, read from the scenes and the PNGs
 * alone.
 *
 * @module
 */
import { isDeepStrictEqual } from 'node:util'
import type { Box, Scene } from '../../types.ts'
import type { Demands } from './demands.ts'

export interface Shown {
  readonly scene: Scene | undefined
  readonly png: Uint8Array | undefined
  readonly pixels: Uint8Array | undefined
}

/** What was to be kept and was not, and what was asked and is not there, in words; none for a good turn. */
export function checkTurn(
  demands: Demands,
  before: Shown,
  after: Shown,
  answer: string,
  earlier: Shown | undefined,
): readonly string[] {
  if (demands.isNew) return after.scene?.plan === undefined ? ['no new picture'] : []
  if (demands.sameAs !== undefined) return sameBytes(earlier, after, `turn ${demands.sameAs}`)
  if (demands.told !== undefined && isQuestion(demands)) {
    const words = demands.told.toLowerCase()
    return [
      ...sameBytes(before, after, 'the turn before'),
      ...(answer.toLowerCase().includes(words) ? [] : [`the answer does not say "${words}": ${answer}`]),
    ]
  }
  const [old, now] = [before.scene, after.scene]
  if (old === undefined || now === undefined) return ['no picture']
  return [...missing(demands, old, now), ...spilt(demands, old, now), ...pixelsBeside(demands, before, after)]
}

function isQuestion({ changed, came, gone, moved, recast }: Demands): boolean {
  return changed.size + came.length + gone.length + moved.length + recast.length === 0
}

function sameBytes(one: Shown | undefined, other: Shown, name: string): readonly string[] {
  const same = one?.png !== undefined && other.png !== undefined && Buffer.compare(one.png, other.png) === 0
  return same ? [] : [`the picture is not, byte for byte, that of ${name}`]
}

/** What was asked. */
function missing(demands: Demands, old: Scene, now: Scene): readonly string[] {
  const here = (id: string) => now.plan?.subjects.some(subject => subject.id === id) ?? false
  const there = (id: string) => old.plan?.subjects.some(subject => subject.id === id) ?? false
  const valueFor = (id: string, attribute: string) =>
    now.cast?.subjects.find(subject => subject.id === id)?.attributes[attribute]?.value ??
    now.plan?.subjects.find(subject => subject.id === id)?.stated[attribute]
  const text = (id: string) => {
    const subject = now.plan?.subjects.find(one => one.id === id)
    return JSON.stringify({ ...subject, excluded: [] }).toLowerCase()
  }
  const without = (id: string) => [
    ...(now.plan?.excluded ?? []),
    ...(now.plan?.subjects.find(one => one.id === id)?.excluded ?? []),
  ]
  return [
    ...demands.came.filter(id => !here(id) || there(id)).map(id => `${id} did not come`),
    ...demands.gone.filter(id => here(id) || !there(id)).map(id => `${id} is not gone`),
    ...demands.recast
      .filter(id => isDeepStrictEqual(castOf(old, id), castOf(now, id)))
      .map(id => `${id} is the same`),
    ...demands.moved
      .filter(id => isDeepStrictEqual(boxOf(old, id), boxOf(now, id)))
      .map(id => `${id} did not move`),
    ...demands.values
      .filter(({ id, attribute, values }) => !values.includes(String(valueFor(id, attribute))))
      .map(
        ({ id, attribute, values }) =>
          `${id} ${attribute} is ${valueFor(id, attribute)}, not ${values.join(' or ')}`,
      ),
    ...demands.words
      .filter(({ id, words, excluded }) =>
        excluded
          ? !without(id).some(word => word.includes(words))
          : !words.split(' ').every(word => text(id).includes(word)),
      )
      .map(({ id, words }) => `${id} does not say ${words}`),
    ...demands.relations
      .filter(
        words =>
          !(now.plan?.relations ?? []).some(one => `${one.subject} ${one.relation} ${one.object}` === words),
      )
      .map(words => `not ${words}`),
    ...(demands.setting === undefined || now.plan?.setting?.includes(demands.setting)
      ? []
      : [`the setting is ${now.plan?.setting}`]),
    ...(demands.style === undefined || now.plan?.style?.includes(demands.style)
      ? []
      : [`the style is ${now.plan?.style}`]),
    ...(demands.excluded === undefined || JSON.stringify(now.plan).includes(demands.excluded)
      ? []
      : [`${demands.excluded} is not excluded`]),
  ]
}

/** What was not asked. */
function spilt(demands: Demands, old: Scene, now: Scene): readonly string[] {
  const named = new Set([...demands.changed, ...demands.came, ...demands.gone])
  const ids = [...new Set([...idsOf(old), ...idsOf(now)])]
  const planOf = (scene: Scene, id: string) => scene.plan?.subjects.find(subject => subject.id === id)
  const broken: string[] = []
  for (const id of ids.filter(one => !named.has(one))) {
    const resized = demands.moved.includes(id)
    if (!resized && !isDeepStrictEqual(planOf(old, id), planOf(now, id)))
      broken.push(`the plan of ${id} changed`)
    if (!demands.recast.includes(id) && !isDeepStrictEqual(castOf(old, id), castOf(now, id)))
      broken.push(`the cast of ${id} changed`)
    if (!resized && !isDeepStrictEqual(boxOf(old, id), boxOf(now, id)))
      broken.push(`the box of ${id} changed`)
  }
  for (const { id, attribute } of demands.values) {
    const [was, is] = [castOf(old, id), castOf(now, id)]
    const others = (attributes: typeof was) =>
      Object.entries(attributes ?? {}).filter(([name]) => !isNamed(demands, id, name))
    if (was !== undefined && !isDeepStrictEqual(others(was), others(is)))
      broken.push(`more than ${attribute} of ${id} changed`)
    if (!isDeepStrictEqual(boxOf(old, id), boxOf(now, id)) && !demands.came.includes(id))
      broken.push(`the box of ${id} changed`)
  }
  if (demands.setting === undefined && old.plan?.setting !== now.plan?.setting)
    broken.push(`the setting changed to ${now.plan?.setting}`)
  if (demands.style === undefined && old.plan?.style !== now.plan?.style)
    broken.push(`the style changed to ${now.plan?.style}`)
  if (!isDeepStrictEqual(order(old, named), order(now, named)) && demands.moved.length === 0)
    broken.push('who is in front changed')
  return broken
}

function isNamed({ values }: Demands, id: string, attribute: string): boolean {
  return values.some(one => one.id === id && one.attribute === attribute)
}

/** Pixels further than a margin from every named subject's box, old or new, are the old ones. */
function pixelsBeside(demands: Demands, before: Shown, after: Shown): readonly string[] {
  const whole = demands.setting !== undefined || demands.style !== undefined || demands.again
  const excludes = demands.excluded !== undefined
  if (demands.again && Buffer.compare(before.png ?? new Uint8Array(), after.png ?? new Uint8Array()) === 0)
    return ['drawn again, the picture is the same']
  if (whole || excludes || before.pixels === undefined || after.pixels === undefined) return []
  const { canvas } = after.scene?.layout ?? { canvas: { width: 0, height: 0 } }
  const named = [...demands.changed, ...demands.came, ...demands.gone, ...demands.moved, ...demands.recast]
  const boxes = named
    .flatMap(id => [boxOf(before.scene, id), boxOf(after.scene, id)])
    .filter(box => box !== undefined)
  let changed = 0
  for (let pixel = 0; pixel < canvas.width * canvas.height; pixel += 1) {
    const [x, y] = [pixel % canvas.width, Math.floor(pixel / canvas.width)]
    if (boxes.some(box => isNear(box, x, y))) continue
    for (let channel = 3 * pixel; channel < 3 * pixel + 3; channel += 1) {
      if (before.pixels[channel] !== after.pixels[channel]) changed += 1
    }
  }
  return changed === 0 ? [] : [`${changed} bytes changed beside those who were named`]
}

/** Pixels around a box that are drawn with it: a model's cell of margin, in whole cells. */
const margin = 16

function isNear({ x, y, width, height }: Box, column: number, row: number): boolean {
  return column >= x - margin && column < x + width + margin && row >= y - margin && row < y + height + margin
}

function idsOf(scene: Scene): readonly string[] {
  return (scene.plan?.subjects ?? []).map(({ id }) => id)
}

function castOf(scene: Scene | undefined, id: string) {
  return scene?.cast?.subjects.find(subject => subject.id === id)?.attributes
}

function boxOf(scene: Scene | undefined, id: string): Box | undefined {
  return scene?.layout?.subjects.find(subject => subject.id === id)?.box
}

/** Ids from back to front, without those who were named. */
function order(scene: Scene, named: ReadonlySet<string>): readonly string[] {
  return (scene.layout?.subjects ?? [])
    .toSorted((one, other) => one.depth - other.depth)
    .map(({ id }) => id)
    .filter(id => !named.has(id))
}
