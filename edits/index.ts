/**
 * Edits of a finished picture: one subject drawn anew, and the scene that remembers it.
 *
 * @module
 */
export { addRenderings, assertRedraws, drawEdited, type PlainPicture, redrawOne } from './draw-edited.ts'
export { type AreaOptions, redrawArea } from './redraw-area.ts'
export { type RedrawnScene, type RedrawRequest, redrawSubject } from './redraw-subject.ts'
export { scriptsOf, withSubject } from './scripts.ts'
