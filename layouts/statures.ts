/**
 * Statures that agree with the relations, so that every size follows from one scale: what is held fits a hand, what
 * carries is as wide as its load, what is larger is larger.
 *
 * @module
 */
import type { Figure } from './figures.ts'
import type { RelationGraph } from './relations.ts'
import { largerFactor } from './space.ts'

/** A held thing is at most this part of its holder's height; two carry more than one, more hold up something long. */
const heldAtMost = { alone: 0.5, together: 0.75, long: 0.32 } as const

/** What rides and carries on it is at most this part of its mount's height. */
const boardAtMost = 0.3

/** How far a carrier is drawn out and enlarged for its load before the load is drawn smaller; further for many. */
const widest = { few: 1.8, many: 3 } as const
const largest = { few: 1.5, many: 2 } as const
const smallestLoad = 0.4

/** From so many on, what is carried is a row of small things whose smallest size counts. */
const manyCarried = 9

/** The figures with the aspects and statures at which they are drawn together. */
export function agreeStatures(figures: readonly Figure[], graph: RelationGraph): readonly Figure[] {
  if (graph.attachments.length + graph.larger.length === 0) return figures
  return enlarge(loadCarriers(shareLoads(fitHands(lowerBoards(figures, graph), graph), graph), graph), graph)
}

/** A board on a wave is low enough to lie in it up to its top, where its rider stands. */
function lowerBoards(figures: readonly Figure[], { attachments }: RelationGraph): readonly Figure[] {
  return figures.map(figure => {
    const ride = attachments.find(one => one.kind === 'riding' && one.child === figure.id)
    const laden = attachments.some(one => one.kind === 'on' && one.parent === figure.id)
    const mount = figures.find(({ id }) => id === ride?.parent)
    if (mount === undefined || !laden) return figure
    return { ...figure, stature: Math.min(figure.stature, boardAtMost * mount.stature) }
  })
}

function fitHands(figures: readonly Figure[], graph: RelationGraph): readonly Figure[] {
  const holds = new Map(graph.attachments.filter(one => one.kind === 'holding').map(one => [one.child, one]))
  const statureOf = (figure: Figure): number => {
    const hold = holds.get(figure.id)
    const holder = figures.find(one => one.id === hold?.parent)
    // A grown person who is held stands beside the holder.
    if (holder === undefined || (figure.person && figure.stature > 0.8)) return figure.stature
    const { length } = partnersOf(holder.id, graph)
    const most = heldAtMost[length === 0 ? 'alone' : length === 1 ? 'together' : 'long']
    return Math.min(figure.stature, most * statureOf(holder))
  }
  return figures.map(figure => {
    const holder = figures.find(one => one.id === holds.get(figure.id)?.parent)
    const stature = statureOf(figure)
    const partners = holder === undefined ? [] : partnersOf(holder.id, graph)
    if (holder === undefined || partners.length < 2) return { ...figure, stature }
    // From the first holder's hand, past all between, to the last one's.
    const between = figures.filter(({ id }) => partners.slice(0, -1).includes(id))
    const width = between.reduce((sum, one) => sum + 1.08 * one.stature * one.aspect, 0)
    return { ...figure, stature, aspect: (width + 0.7 * holder.stature * holder.aspect) / stature }
  })
}

function partnersOf(holder: string, { attachments }: RelationGraph): readonly string[] {
  return attachments.filter(one => one.kind === 'partner' && one.parent === holder).map(one => one.child)
}

/** What carries one together is no wider in all than what it carries: skates are small under a giraffe. */
function shareLoads(figures: readonly Figure[], graph: RelationGraph): readonly Figure[] {
  const shared = graph.attachments.filter(one => one.kind === 'beside')
  return figures.map(figure => {
    const first = shared.find(one => one.child === figure.id)?.parent ?? figure.id
    const carriers = [first, ...shared.filter(one => one.parent === first).map(one => one.child)]
    const load = figures.find(({ id }) =>
      graph.attachments.some(
        ({ child, parent, kind }) => child === id && parent === first && (kind === 'on' || kind === 'riding'),
      ),
    )
    if (carriers.length === 1 || load === undefined) return figure
    const width = (1.1 * load.stature * load.aspect) / carriers.length
    return { ...figure, stature: Math.min(figure.stature, width / figure.aspect) }
  })
}

/** Those on a bench sit side by side: the bench grows longer and larger, then they grow smaller. */
function loadCarriers(figures: readonly Figure[], graph: RelationGraph): readonly Figure[] {
  const riders = graph.attachments.filter(one => one.kind === 'on' || one.kind === 'riding')
  return riders
    .map(one => one.parent)
    .filter((id, index, all) => all.indexOf(id) === index)
    .reduce((current, id) => {
      const carrier = current.find(one => one.id === id)
      const children = riders.filter(one => one.parent === id).map(one => one.child)
      if (carrier === undefined || children.length < 2) return current
      const load = current
        .filter(one => children.includes(one.id))
        .reduce((sum, one) => sum + 1.08 * one.stature * one.aspect, 0)
      const need = (0.9 * load) / (carrier.stature * carrier.aspect)
      if (need <= 1) return current
      const number = children.length < manyCarried ? 'few' : 'many'
      const wide = Math.min(need, widest[number])
      const large = Math.min(need / wide, largest[number])
      const small = Math.max((wide * large) / need, smallestLoad)
      return current.map(one => {
        if (one.id === id) return { ...one, aspect: one.aspect * wide, stature: one.stature * large }
        return children.includes(one.id) ? { ...one, stature: one.stature * small } : one
      })
    }, figures)
}

function enlarge(figures: readonly Figure[], graph: RelationGraph): readonly Figure[] {
  const statureOf = (figure: Figure): number => {
    const above = graph.larger.flatMap(({ from, to }) => {
      const smaller = from === figure.id ? figures.find(one => one.id === to) : undefined
      if (smaller === undefined) return []
      const stature = statureOf(smaller)
      const byArea = Math.sqrt((1.15 * smaller.aspect) / figure.aspect)
      return [stature * Math.max(largerFactor + 0.05, byArea)]
    })
    return Math.max(figure.stature, ...above)
  }
  return figures.map(figure => ({ ...figure, stature: statureOf(figure) }))
}
