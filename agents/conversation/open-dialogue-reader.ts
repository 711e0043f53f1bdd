/**
 * Readers of conversations by name: `grammar`, `openai:MODEL`, `ollama:MODEL`.
 *
 * @module
 */
import { invalidValue } from '../../errors.ts'
import { langchainReader } from './agent/langchain-reader.ts'
import type { DialogueReader } from './dialogue-reader.ts'
import { grammarReader } from './grammar-reader.ts'

export interface OpenDialogueReaderOptions {
  /** Where keys and base URLs are read: OPENAI_API_KEY, OPENAI_BASE_URL, OLLAMA_HOST. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/**
 * Opens a reader. A language model that fails leaves the turn to the grammar, with a warning.
 *
 * @throws EVENCAST_OPTION_INVALID where the name is none of the three forms.
 * @example
 * openDialogueReader('grammar').name // 'grammar'
 */
export function openDialogueReader(
  name: string,
  { environment = {} }: OpenDialogueReaderOptions = {},
): DialogueReader {
  if (name === 'grammar') return grammarReader
  if (/^(?:openai|ollama):./.test(name))
    return langchainReader({ model: name, fallback: grammarReader, environment })
  throw invalidValue('EVENCAST_OPTION_INVALID', 'reader', 'grammar, openai:MODEL or ollama:MODEL', name)
}
