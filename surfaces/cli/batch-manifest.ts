/**
 * From the words of `batch` to the manifest of its run.
 *
 * @module
 */
import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { policyFromReading } from '../../casting/index.ts'
import { EvencastError } from '../../errors.ts'
import { dealRequests, identifyRun, type RunManifest, type Versions } from '../../jobs/index.ts'
import { readPolicyFile } from '../../policy-file.ts'
import type { PolicyDocument } from '../../types.ts'
import type { BatchCommandOptions } from './batch-options.ts'
import type { CommandLine } from './command-line.ts'

export interface ManifestTools {
  readonly hashModel: (model: string) => Promise<string>
  readonly versions: () => Promise<Versions>
}

/** Redraws a subject may have where `--verify` names no number. */
const usualAttempts = 2

/**
 * What is asked for; undefined: `--resume` alone, which asks for what was begun. A seed that is not given is the one of the
 * run that was begun, or a random one.
 */
export async function askedManifest(
  policy: string | undefined,
  given: BatchCommandOptions,
  begun: RunManifest | undefined,
  tools: ManifestTools,
  commandLine: CommandLine,
): Promise<RunManifest | undefined> {
  const { requests, images } = given
  if (given.resume && policy === undefined && requests === undefined && images === undefined) return undefined
  if (policy === undefined || requests === undefined || images === undefined) throw incomplete()
  const model = given.model ?? 'mini'
  const { size, regions, steps, guidance, uncast } = given
  const verify = given.verify === true ? usualAttempts : given.verify
  return identifyRun({
    format: 1,
    seed: given.seed ?? begun?.seed ?? randomInt(2 ** 32),
    images,
    policy: overSet(policyFromReading(await readPolicyFile(policy)), commandLine),
    requests: [...dealRequests(await textOf(requests, commandLine), images, requests)],
    planner: given.planner ?? 'grammar',
    model: modelName(model),
    modelHash: await tools.hashModel(model),
    ...(size === undefined ? {} : { size }),
    ...(regions === undefined ? {} : { regions }),
    ...(steps === undefined ? {} : { steps }),
    ...(guidance === undefined ? {} : { guidance }),
    ...(uncast === true ? { uncast } : {}),
    options: { ...(verify === undefined ? {} : { verify }), stripMetadata: given.stripMetadata === true },
    versions: await tools.versions(),
  })
}

/** A model folder's name without the path to it, which another machine has elsewhere. */
function modelName(model: string): string {
  return model === 'mini' || model.startsWith('openai:') ? model : basename(resolve(model))
}

/** A run is a whole of its own: quotas that would go on across requests hold over its pictures. */
function overSet(policy: PolicyDocument, { writeProgress }: CommandLine): PolicyDocument {
  if (policy.scope !== 'ledger') return policy
  writeProgress(
    'warning: the policy says `scope: ledger`; in a batch its quotas hold over the pictures of the batch.\n',
  )
  return { ...policy, scope: 'batch' }
}

async function textOf(file: string, { standardInput }: CommandLine): Promise<string> {
  if (file !== '-') {
    return readFile(file, 'utf8').catch((error: unknown) => {
      throw new EvencastError(
        'EVENCAST_OPTION_INVALID',
        `Expected a readable file for \`--requests\`, got ${file}`,
        {
          cause: error,
          hint: 'Name a text file with one request a line.',
        },
      )
    })
  }
  const parts: Uint8Array[] = []
  for await (const part of standardInput) parts.push(typeof part === 'string' ? Buffer.from(part) : part)
  return Buffer.concat(parts).toString('utf8')
}

function incomplete(): EvencastError {
  return new EvencastError(
    'EVENCAST_OPTION_INVALID',
    'Expected a policy, --requests and --images, got only some of them',
    {
      hint: 'evencast batch policy.yaml --requests requests.txt --images 500 --out set; or, to go on: evencast batch --resume --out set',
    },
  )
}
