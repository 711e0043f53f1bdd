/**
 * Figures that ship, with their source and licence: `policies/presets.yaml`.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { assetPath } from '../assets.ts'

const presetSchema = z.strictObject({
  /** One line for people. */
  title: z.string(),
  /** The attribute it is meant for; it may be given to another of one's own. */
  attribute: z.string(),
  source: z.string(),
  license: z.string(),
  /** What the figures do not say. */
  note: z.string(),
  values: z.record(
    z.string(),
    z.union([z.number().min(0), z.strictObject({ weight: z.number().min(0), phrase: z.string() })]),
  ),
})

/** A published distribution with its source and licence. */
export type Preset = z.infer<typeof presetSchema>

/**
 * All presets by name.
 *
 * @example
 * shippedPresets().get('un-wpp-2019/age-world')?.license // 'CC BY 3.0 IGO'
 */
export function shippedPresets(): ReadonlyMap<string, Preset> {
  loaded ??= new Map(
    Object.entries(z.record(z.string(), presetSchema).parse(parse(readFileSync(file(), 'utf8')))),
  )
  return loaded
}

let loaded: ReadonlyMap<string, Preset> | undefined

function file(): string {
  return assetPath('policies/presets.yaml')
}
