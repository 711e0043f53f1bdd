/**
 * Conversation: what a user says about a picture → commands.
 *
 * @module
 */
export { type Command, type CommandOf, commandSchema } from './commands.ts'
export type { DialogueReader, ScenePoints, Understood } from './dialogue-reader.ts'
export { grammarReader } from './grammar-reader.ts'
export { type OpenDialogueReaderOptions, openDialogueReader } from './open-dialogue-reader.ts'
export { fromLeft } from './references.ts'
