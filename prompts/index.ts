/**
 * Stage 5: cast and layout → script.
 *
 * @module
 */
export { type ScriptInput, writeScript } from './write-script.ts'
