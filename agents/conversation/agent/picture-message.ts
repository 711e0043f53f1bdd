/**
 * What a model is told of the picture and the turn.
 *
 * @module
 */
import type { ScenePoints } from '../dialogue-reader.ts'
import { fromLeft } from '../references.ts'

/** The picture as data, from left to right, and the user's words between marks. */
export function turnMessage(said: string, scene: ScenePoints | undefined): string {
  const user = `<user>\n${withoutMarks(said)}\n</user>`
  if (scene === undefined) return `<picture>\nnone yet\n</picture>\n${user}`
  const ids = fromLeft(
    scene.plan.subjects.map(({ id }) => id),
    scene,
  )
  const subjects = ids.map(id => {
    const {
      class: kind,
      role,
      name,
      action,
      details,
      stated,
    } = scene.plan.subjects.find(subject => subject.id === id) ?? {}
    const cast = scene.cast.subjects.find(subject => subject.id === id)?.attributes ?? {}
    const values = Object.entries(cast).flatMap(([attribute, { value }]) =>
      value === null ? [] : [[attribute, value]],
    )
    return { id, kind, role, name, action, details, ...stated, ...Object.fromEntries(values) }
  })
  const { setting, style } = scene.plan
  const picture = { setting, style, mentioned: scene.focus, subjects }
  return `<picture>\n${withoutMarks(JSON.stringify(picture))}\n</picture>\n${user}`
}

function withoutMarks(text: string): string {
  return text.replaceAll(/<\/?(?:user|picture)>/gi, '')
}
