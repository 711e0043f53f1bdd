/**
 * The last look: a request that names people never becomes a picture of nobody without a word.
 *
 * @module
 */
import type { Chunk, NounChunk } from './chunks.ts'
import type { SceneDraft } from './draft.ts'
import { readNoun } from './noun-phrases.ts'

/** Where nothing was read as a subject, adds the people the request names, with a warning that says so. */
export function addUnread(draft: SceneDraft, chunks: readonly Chunk[]): void {
  if (draft.subjects.some(subject => !subject.removed)) return
  for (const phrase of chunks.flatMap(nounsOf)) {
    const reading = readNoun(phrase)
    const unwanted = draft.excluded.some(word => word === reading.lemma || phrase.text.includes(word))
    if (reading.members[0]?.kind !== 'person' || unwanted) continue
    const details = `What the request says of "${phrase.text}" was not read; they are in the picture.`
    draft.add({ ...reading, ambiguous: [...reading.ambiguous, { feature: phrase.text, details }] })
  }
}

function nounsOf(chunk: Chunk): readonly NounChunk[] {
  if (chunk.kind === 'noun') return chunk.words.length > 0 ? [chunk] : []
  return chunk.kind === 'share' && chunk.members !== undefined ? [chunk.members] : []
}
