/**
 * Warnings of this stage, one for each thing to know.
 *
 * @module
 */
import type { Warning } from '../types.ts'

export function scriptWarning(
  type: Warning['type'],
  feature: string,
  details: string,
  subject?: string,
): Warning {
  return { stage: 'script', type, feature, details, ...(subject === undefined ? {} : { subject }) }
}

/** The same warning about several subjects becomes one about the scene. */
export function mergeWarnings(warnings: readonly Warning[]): readonly Warning[] {
  const merged = new Map<string, Warning>()
  for (const warning of warnings) {
    const key = JSON.stringify([warning.type, warning.feature, warning.details])
    const earlier = merged.get(key)
    const { subject: _subject, ...general } = warning
    merged.set(key, earlier === undefined || earlier.subject === warning.subject ? warning : general)
  }
  return [...merged.values()]
}
