/**
 * Stage 5: cast and layout → script.
 *
 * @module
 */
export { uncastScript } from './uncast-script.ts'
export { type ScriptInput, writeScript } from './write-script.ts'
