/**
 * Who takes which slot, where not everyone may take every slot.
 *
 * @module
 */

/** Person to slot. */
export type Matching<Slot> = ReadonlyMap<string, Slot>

/**
 * The matching with one more slot filled, moving others as far as it must (augmenting paths); undefined: impossible.
 * The first of `people` who is free and may take it does.
 */
export function fillSlot<Slot>(
  slot: Slot,
  people: readonly string[],
  matching: Matching<Slot>,
  mayTake: (person: string, slot: Slot) => boolean,
): Matching<Slot> | undefined {
  return fill(slot, people, matching, mayTake, new Set())
}

function fill<Slot>(
  slot: Slot,
  people: readonly string[],
  matching: Matching<Slot>,
  mayTake: (person: string, slot: Slot) => boolean,
  asked: Set<string>,
): Matching<Slot> | undefined {
  const able = people.filter(person => mayTake(person, slot))
  const free = able.find(person => !matching.has(person))
  if (free !== undefined) return new Map([...matching, [free, slot]])
  for (const person of able) {
    const held = matching.get(person)
    if (asked.has(person) || held === undefined) continue
    asked.add(person)
    const moved = fill(held, people, without(matching, person, slot), mayTake, asked)
    if (moved !== undefined) return moved
  }
  return undefined
}

function without<Slot>(matching: Matching<Slot>, person: string, slot: Slot): Matching<Slot> {
  return new Map([...matching].map(([name, held]) => [name, name === person ? slot : held]))
}
