/**
 * Conversations about pictures: a session, and one turn after the other.
 *
 * @module
 */

export type { PlainPicture } from '../edits/index.ts'
export { type Chat, type ChatParts, type ChatTurn, openConversation, sessionFrom } from './chat.ts'
export { type ConversationTools, converse, type PictureStore, type Turn } from './converse.ts'
export { currentStep, emptySession, type Session, type Step, sessionSchema } from './session.ts'
export { loadSession, type SavedSession, saveSession } from './session-file.ts'
