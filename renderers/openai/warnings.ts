/**
 * What a hosted model does not honour, said with every picture.
 *
 * @module
 */
import type { Script, Size, Warning } from '../../types.ts'

/** What happened between the prompt that was meant and the picture that came. */
export interface Exchange {
  readonly canvas: Size
  /** Size the service drew. */
  readonly drawn: Size
  readonly shortened: boolean
  readonly revisedPrompt: string | undefined
}

/** One warning for each thing that was said and is not honoured. */
export function serviceWarnings(script: Script, model: string, exchange: Exchange): readonly Warning[] {
  const { canvas, drawn, shortened, revisedPrompt } = exchange
  return [
    unsupported('seed', `${model} takes no seed: the same scene gives another picture every time.`),
    unsupported('steps', `${model} chooses its own steps.`),
    unsupported('guidance', `${model} takes no guidance scale.`),
    ...(hasNegative(script)
      ? [
          unsupported(
            'negative',
            `${model} takes no negative prompt; the prompt says "Avoid: ..." for what the request excludes, and nothing of the rest.`,
          ),
        ]
      : []),
    ...(script.subjects.length > 0 ? [unsupported('boxes', boxesDetails(script, model))] : []),
    ...(sizeDetails(canvas, drawn) ?? []),
    ...(shortened
      ? [changed('dropped', 'prompt', `The prompt is longer than ${model} reads: its end was cut off.`)]
      : []),
    ...(revisedPrompt
      ? [
          changed(
            'fallback',
            'prompt',
            `${model} rewrote the prompt before it drew: "${revisedPrompt.slice(0, 300)}"`,
          ),
        ]
      : []),
  ]
}

function boxesDetails({ regions }: Script, model: string): string {
  return regions === 'none'
    ? `${model} drew the whole request as one prompt, wherever and whoever it liked; the masks are the boxes of the layout.`
    : `${model} was told in words where each subject goes and may have put it elsewhere; the masks are the boxes, not outlines.`
}

function sizeDetails(canvas: Size, drawn: Size): readonly Warning[] | undefined {
  const scale = Math.max(canvas.width / drawn.width, canvas.height / drawn.height)
  const cut = 1 - (canvas.width * canvas.height) / (drawn.width * drawn.height * scale ** 2)
  if (scale <= 1 && cut < 0.02) return undefined
  const enlarged = scale > 1 ? ', enlarged' : ''
  const cropped = cut >= 0.02 ? `, and ${Math.round(cut * 100)} % of it was cut off` : ''
  const details = `The service drew ${drawn.width}x${drawn.height}; it was fitted to ${canvas.width}x${canvas.height}${enlarged}${cropped}.`
  return [changed('fallback', 'size', details)]
}

function hasNegative({ regions, whole, background, subjects }: Script): boolean {
  return (regions === 'none' ? [whole] : [background, ...subjects]).some(
    ({ negative }) => negative.trim() !== '',
  )
}

function unsupported(feature: string, details: string): Warning {
  return { stage: 'rendering', type: 'unsupported', feature, details }
}

function changed(type: Warning['type'], feature: string, details: string): Warning {
  return { stage: 'rendering', type, feature, details }
}
