/**
 * What was drawn against its cast, and what is drawn anew for it.
 *
 * @module
 */
export { assertVerifiable, type Verifiable } from './assert-verifiable.ts'
export { bestOf, hasFailed, type Judgement, judge } from './judge.ts'
export { openVerifier } from './open-verifier.ts'
export { classIn } from './try-again.ts'
export { type VerifiedScene, type VerifyInput, verifyScene } from './verify-scene.ts'
