/**
 * ③ cast → layout: where each subject goes, how large, and in front of whom.
 *
 * @module
 */
export { type ArrangeOptions, arrangeScene } from './arrange.ts'
export { type CanvasOptions, chooseCanvas } from './canvas.ts'
export { assertLayout, checkLayout, type Problem } from './check.ts'
export { type InsertOptions, insertSubject, withBox } from './insert-subject.ts'
export { layoutPreview, type PreviewOptions } from './preview.ts'
