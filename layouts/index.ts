/**
 * ③ cast → layout: where each subject goes, how large, and in front of whom.
 *
 * @module
 */
export { type ArrangeOptions, arrangeScene } from './arrange.ts'
export { type CanvasOptions, chooseCanvas } from './canvas.ts'
export { assertLayout, checkLayout, type Problem } from './check.ts'
export { occlusionsOf } from './depth.ts'
export { type InsertOptions, insertSubject } from './insert-subject.ts'
export { layoutPreview, type PreviewOptions } from './preview.ts'
