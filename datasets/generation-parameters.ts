/**
 * The line of parameters that picture viewers and galleries look for under the keyword `parameters`.
 *
 * @module
 */
import type { PictureMetadata } from './picture-metadata.ts'

/**
 * Prompt, negative prompt and settings in the form that AUTOMATIC1111's web UI writes. For people and galleries: what
 * Evencast itself reads back is the `evencast` chunk. The sampler is the model's own and not named.
 *
 * @example
 * generationParameters(metadata) // 'two doctors\nNegative prompt: hat\nSteps: 20, CFG scale: 5, Seed: 7, ...'
 */
export function generationParameters({ scene, modelHash, software }: PictureMetadata): string {
  const { request, script, layout } = scene
  const negative = oneLine(script.whole.negative)
  const settings = [
    `Steps: ${script.steps}`,
    `CFG scale: ${script.background.guidance}`,
    `Seed: ${request.seed}`,
    `Size: ${layout.canvas.width}x${layout.canvas.height}`,
    `Model hash: ${modelHash.slice(0, 10)}`,
    `Model: ${oneLine(request.model).replaceAll(',', ' ')}`,
    `Version: evencast ${software}`,
  ]
  return [
    oneLine(script.whole.prompt),
    ...(negative === '' ? [] : [`Negative prompt: ${negative}`]),
    settings.join(', '),
  ].join('\n')
}

/** The form is made of lines, so a prompt must be one. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
