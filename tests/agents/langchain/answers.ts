/** Answers of a language model, in the fewest words. */

export function subject(words: Readonly<Record<string, unknown>>) {
  return {
    said: null,
    id: null,
    count: null,
    class: 'person',
    role: null,
    action: null,
    name: null,
    stated: [],
    details: null,
    excluded: null,
    exempt: null,
    ...words,
  }
}

export function answer(subjects: readonly unknown[], scene: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    setting: null,
    style: null,
    subjects,
    shares: [],
    variety: [],
    relations: [],
    excluded: null,
    ...scene,
  })
}
