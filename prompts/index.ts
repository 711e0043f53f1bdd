/**
 * ④ cast and layout → script.
 *
 * @module
 */
export { partSeed, redrawSeed } from './seeds.ts'
export { shownValues } from './shown-values.ts'
export { type StatableInput, statableValues } from './statable.ts'
export { uncastScript } from './uncast-script.ts'
export { type ScriptInput, writeScript } from './write-script.ts'
