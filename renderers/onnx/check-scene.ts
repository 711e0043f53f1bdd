/**
 * What must hold of a script and a layout before anything is loaded.
 *
 * @module
 */
import { EvencastError, invalidValue } from '../../errors.ts'
import type { Capabilities, Layout, Script, Size, Warning } from '../../types.ts'

/** Throws what would make the picture wrong. */
export function assertDrawable(script: Script, layout: Layout, capabilities: Capabilities): void {
  assertCanvas(layout.canvas, capabilities.canvas)
  const { modes, maximum } = capabilities.regions
  if (!modes.includes(script.regions))
    throw invalidValue('EVENCAST_MODEL_UNSUPPORTED', 'regions', modes.join(' or '), script.regions, {
      hint: `${capabilities.model} cannot condition regions that way. Use \`--regions ${modes[0]}\`, or another model.`,
    })
  if (script.regions === 'none') return
  if (script.subjects.length > maximum)
    throw invalidValue(
      'EVENCAST_MODEL_UNSUPPORTED',
      'subjects',
      `at most ${maximum}`,
      script.subjects.length,
      {
        hint: 'Ask for fewer subjects in one picture.',
      },
    )
  const unplaced = script.subjects.find(({ id }) => !layout.subjects.some(subject => subject.id === id))
  if (unplaced)
    throw new EvencastError('EVENCAST_SCENE_INVALID', `Expected a box for \`${unplaced.id}\`, got none`, {
      hint: 'Give the layout a box for every subject of the script.',
    })
}

/** What is not honoured although it was said. */
export function sceneWarnings(
  script: Script,
  capabilities: Capabilities,
  countTokens: (prompt: string) => number,
): readonly Warning[] {
  const { whole, background, regions } = script
  const one = [{ ...whole, guidance: background.guidance, id: undefined }]
  const all = [{ ...background, id: undefined }, ...script.subjects]
  const ignored =
    !capabilities.honours.boxes && script.subjects.length > 0 ? [noBoxes(capabilities.model)] : []
  const texts = (regions === 'none' ? one : all).flatMap(({ prompt, negative, guidance, id }) => [
    ...[prompt, negative]
      .filter(text => countTokens(text) > capabilities.maximumTokens)
      .map(text => tooLong(text, countTokens(text), capabilities.maximumTokens, id)),
    ...(guidance === 1 && negative !== '' ? [unreadNegative(id)] : []),
  ])
  return [...ignored, ...texts]
}

function noBoxes(model: string): Warning {
  return {
    stage: 'rendering',
    type: 'unsupported',
    feature: 'boxes',
    details: `${model} has no regions: it drew the whole request as one prompt, wherever and whoever it liked.`,
  }
}

function tooLong(text: string, count: number, maximum: number, subject: string | undefined): Warning {
  return {
    stage: 'rendering',
    type: 'dropped',
    feature: 'prompt',
    details: `"${text.slice(0, 40)}…" has ${count} tokens, the model reads ${maximum}: the end was cut off.`,
    ...(subject === undefined ? {} : { subject }),
  }
}

function unreadNegative(subject: string | undefined): Warning {
  return {
    stage: 'rendering',
    type: 'unsupported',
    feature: 'negative',
    details: 'Guidance 1 leaves the negative prompt unread; a guidance above 1 reads it.',
    ...(subject === undefined ? {} : { subject }),
  }
}

function assertCanvas(canvas: Size, allowed: Capabilities['canvas']): void {
  const sides = [canvas.width, canvas.height]
  const fits = sides.every(
    side => side % allowed.multiple === 0 && side >= allowed.minimum && side <= allowed.maximum,
  )
  if (fits) return
  const { multiple, minimum, maximum } = allowed
  throw invalidValue(
    'EVENCAST_CANVAS_INVALID',
    'size',
    `sides of ${minimum} to ${maximum} pixels in multiples of ${multiple}`,
    `${canvas.width}x${canvas.height}`,
    { hint: `The nearest sizes are ${nearestSizes(canvas, allowed).join(' and ')}.` },
  )
}

/** The allowed sizes just below and just above. */
function nearestSizes(
  canvas: Size,
  { multiple, minimum, maximum }: Capabilities['canvas'],
): readonly string[] {
  const rounded = (round: (value: number) => number) =>
    [canvas.width, canvas.height]
      .map(side => Math.min(Math.max(round(side / multiple) * multiple, minimum), maximum))
      .join('x')
  return [...new Set([rounded(Math.floor), rounded(Math.ceil)])]
}
