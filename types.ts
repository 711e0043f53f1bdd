/**
 * The seven values of the flow, and what the stages share beside them; a stage imports them from here.
 *
 * request ─▶ plan ─▶ cast ─▶ layout ─▶ script ─▶ rendering ─▶ audit
 *
 * Every value is a zod schema with an inferred readonly type, one file each in `values/`; every value can be saved as
 * JSON and re-entered. Lengths are pixels, probabilities and shares lie in 0..1, seconds are wall-clock.
 *
 * @module
 */

// biome-ignore-all assist/source/organizeImports: in the order of the flow

export * from './values/request.ts'
export * from './values/plan.ts'
export * from './values/cast.ts'
export * from './values/layout.ts'
export * from './values/script.ts'
export * from './values/rendering.ts'
export * from './values/audit.ts'
export * from './values/scene.ts'

// What a finished picture remembers of changes to it.
export * from './values/edit.ts'
export * from './values/verification.ts'

// What the model behind a renderer can do.
export * from './values/capabilities.ts'
export * from './values/vocabulary.ts'

// What they all share.
export * from './values/flow-event.ts'
export * from './values/identity.ts'
export * from './values/read-only.ts'
export * from './values/regions-mode.ts'
export * from './values/size.ts'
export * from './values/warning.ts'
