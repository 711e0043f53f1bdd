/**
 * What was drawn against its cast, and what is drawn anew for it.
 *
 * @module
 */
export { bestOf, hasFailed, type Judgement, judge } from './judge.ts'
export { classIn } from './try-again.ts'
export { assertVerifiable, type VerifiedScene, type VerifyInput, verifyScene } from './verify-scene.ts'
