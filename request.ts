/**
 * From what a caller says to a valid request: defaults, the policy file, and the checks that teach.
 *
 * @module
 */
import type { z } from 'zod'
import { assetPath } from './assets.ts'
import { overridePolicy, policyFromDocument, policyFromReading } from './casting/index.ts'
import { EvencastError, invalidValue } from './errors.ts'
import { readPolicyFile } from './policy-file.ts'
import { type PolicyDocument, type RegionsMode, type Request, requestSchema, type Size } from './types.ts'

/** What a caller may say about a scene; everything but the seed has a default. */
export interface RequestOptions {
  /** Keys every draw and all noise; 0 to 2^53 - 1. */
  readonly seed: number
  /** Position among the pictures drawn from this seed, from 0. */
  readonly image?: number | undefined
  /** Pictures of the batch, over which joint quotas and constraints are met; undefined: full blocks. */
  readonly images?: number | undefined
  /** Canvas in pixels; undefined: chosen from the content. */
  readonly size?: Size | undefined
  /** Path of a policy file, or a policy document; undefined: the policy that ships. */
  readonly policy?: string | PolicyDocument | undefined
  /** Attribute to value to relative weight, in place of what the policy says about it. */
  readonly cast?: Readonly<Record<string, Readonly<Record<string, number>>>> | undefined
  /** `mini`, a model folder, or `openai:MODEL`; undefined: the embedded model. */
  readonly model?: string | undefined
  readonly regions?: RegionsMode | undefined
  readonly steps?: number | undefined
  readonly guidance?: number | undefined
  /** true: the words that casting decided are left out of the boxes, for comparison; the boxes stay. */
  readonly uncast?: boolean | undefined
}

export type DrawingChoices = Pick<RequestOptions, 'size' | 'regions' | 'steps' | 'guidance' | 'uncast'>

/** Builds a request; without a size its canvas is chosen from the content. */
export async function makeRequest(text: string, options: RequestOptions): Promise<Request> {
  if (text.trim() === '') {
    throw invalidValue('EVENCAST_REQUEST_INVALID', 'request', 'what to draw, in words', text, {
      hint: 'Say who or what should be in the picture: evencast draw "three nurses and a dog in a park".',
    })
  }
  const { seed, image = 0, images, model = 'mini' } = options
  const document = await policyOf(options.policy)
  const candidate = {
    text,
    seed,
    image,
    ...(images === undefined ? {} : { images }),
    policy: options.cast === undefined ? document : overridePolicy(document, options.cast),
    model,
    ...drawingChoices(options),
  }
  const result = requestSchema.safeParse(candidate)
  if (result.success) return result.data
  throw rejectedRequest(result.error)
}

/** How a picture is to be drawn, as far as it was said: what is absent is the model's or the flow's to choose. */
export function drawingChoices({
  size,
  regions,
  steps,
  guidance,
  uncast,
}: DrawingChoices): Pick<Request, keyof DrawingChoices> {
  return {
    ...(size === undefined ? {} : { size }),
    ...(regions === undefined ? {} : { regions }),
    ...(steps === undefined ? {} : { steps }),
    ...(guidance === undefined ? {} : { guidance }),
    ...(uncast === true ? { uncast } : {}),
  }
}

async function policyOf(policy: string | PolicyDocument | undefined): Promise<PolicyDocument> {
  if (typeof policy === 'object') return policyFromDocument(policy)
  return policyFromReading(await readPolicyFile(policy ?? assetPath('policies/default.yaml')))
}

function rejectedRequest(error: z.ZodError): EvencastError {
  const issue = error.issues[0]
  const name = issue?.path.join('.') ?? 'request'
  return new EvencastError('EVENCAST_REQUEST_INVALID', `\`${name}\`: ${issue?.message ?? error.message}`, {
    cause: error,
    hint: 'Seeds are whole numbers from 0; canvases have 64 to 4096 pixels a side; steps go from 1 to 1000.',
  })
}
