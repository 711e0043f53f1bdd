/**
 * Policies that ship, by id: what `extends: world` starts from.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { assetPath } from '../assets.ts'

/** A policy's text and the name that errors give it. */
export interface NamedText {
  readonly file: string
  readonly text: string
}

/** Policies that ship, by id. */
export function shippedPolicies(): ReadonlyMap<string, NamedText> {
  loaded ??= new Map(
    readdirSync(assetPath('policies'))
      .filter(name => name.endsWith('.yaml') && name !== 'presets.yaml')
      .sort()
      .flatMap(name => {
        const text = readFileSync(assetPath('policies', name), 'utf8')
        const id = /^id: *(\S+)\s*$/m.exec(text)?.[1]
        return id === undefined ? [] : [[id, { file: `policies/${name}`, text }] as const]
      }),
  )
  return loaded
}

let loaded: ReadonlyMap<string, NamedText> | undefined
