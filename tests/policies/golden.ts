import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** The text of a golden file; `UPDATE_GOLDENS=1` writes it, to be read by a person before it is committed. */
export function assertGolden(file: string, text: string): void {
  if (process.env.UPDATE_GOLDENS === '1') writeFileSync(file, text)
  assert.ok(existsSync(file), `${file} is missing: run with UPDATE_GOLDENS=1 and read what it wrote`)
  assert.equal(text, readFileSync(file, 'utf8'))
}
