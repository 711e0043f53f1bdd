/** What `batch` draws with in tests: the plain renderer in place of a model. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openAuditor } from '../../audits/index.ts'
import { type DrawnEntry, readRunLedger, runFolder } from '../../jobs/index.ts'
import type { BatchTools } from '../../surfaces/cli/batch-tools.ts'
import { type PlainRendererOptions, plainModelHash, plainRenderer } from './plain-renderer.ts'

export function plainTools(options: PlainRendererOptions = {}, tools: Partial<BatchTools> = {}): BatchTools {
  return {
    hashModel: async () => plainModelHash,
    versions: async () => ({ evencast: '0.0.0-test' }),
    openRenderer: async () => plainRenderer(options),
    openAuditor,
    clock: () => new Date(),
    now: () => performance.now(),
    ...tools,
  }
}

/** Every picture of a run by its file, with its bytes' SHA-256 as the ledger says and as the file has it. */
export async function drawnEntries(path: string): Promise<readonly DrawnEntry[]> {
  const { entries } = await readRunLedger(runFolder(path).ledger)
  return [...entries.values()]
    .filter((entry): entry is DrawnEntry => entry.status === 'drawn')
    .sort((left, right) => left.index - right.index)
}

/** What two runs must have in common: pictures to the last byte, and what is said of them; not when. */
export async function comparable(path: string): Promise<readonly unknown[]> {
  const entries = await drawnEntries(path)
  return Promise.all(
    entries.map(async ({ index, identity, requestIndex, file, picture }) => ({
      ...{ index, identity, requestIndex, file, picture },
      bytes: (await readFile(join(path, file))).toString('base64'),
    })),
  )
}
