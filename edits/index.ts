/**
 * Edits of a finished picture: one subject drawn anew, and the scene that remembers it.
 *
 * @module
 */
export { drawEdited, type PlainPicture } from './draw-edited.ts'
export { type RedrawnScene, type RedrawRequest, redrawSubject } from './redraw-subject.ts'
export { scriptsOf } from './scripts.ts'
