/**
 * What a batch draws with, and the model it goes on with.
 *
 * @module
 */
import { type Auditor, openAuditor } from '../../audits/index.ts'
import { EvencastError } from '../../errors.ts'
import { drawJobs, type JobDrawer, type RunManifest, softwareVersions } from '../../jobs/index.ts'
import { hashModel, openRenderer, type Renderer } from '../../renderers/index.ts'
import type { ManifestTools } from './batch-manifest.ts'
import type { BatchCommandOptions } from './batch-options.ts'
import type { CommandLine } from './command-line.ts'

/** What a run draws with; tests bring their own. */
export interface BatchTools extends ManifestTools {
  readonly openRenderer: (model: string) => Promise<Renderer>
  readonly openAuditor: () => Promise<Auditor>
  readonly clock: () => Date
  readonly now: () => number
}

export function shippedTools({ environment }: CommandLine): BatchTools {
  return {
    hashModel,
    versions: softwareVersions,
    openRenderer: model => openRenderer(model, { environment }),
    openAuditor,
    clock: () => new Date(),
    now: () => performance.now(),
  }
}

/** The model to open: a folder is found by its path, which a manifest does not keep. */
export async function modelOf(
  manifest: RunManifest,
  { model: given }: BatchCommandOptions,
  tools: BatchTools,
): Promise<string> {
  const model = given ?? manifest.model
  const hash = await tools.hashModel(model)
  if (hash === manifest.modelHash) return model
  throw new EvencastError(
    'EVENCAST_RUN_DIFFERS',
    `Expected the model ${manifest.model} (${manifest.modelHash.slice(0, 12)}), got ${hash.slice(0, 12)}`,
    {
      hint: 'Its files were changed since the run began. Put them back, or start another run in another folder.',
    },
  )
}

export async function openDrawer(
  { modelHash }: RunManifest,
  model: string,
  tools: BatchTools,
): Promise<JobDrawer> {
  const { openAuditor: auditor, openRenderer: open } = tools
  const versions = await tools.versions()
  return drawJobs({ openRenderer: () => open(model), openAuditor: auditor, versions, modelHash })
}
