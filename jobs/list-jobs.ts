/**
 * From a manifest and its plans to the jobs of a run: which picture shows what, and whom.
 *
 * @module
 */
import { openPictureSet, policyFromDocument } from '../casting/index.ts'
import { drawingChoices } from '../request.ts'
import type { Plan } from '../types.ts'
import { identify, identifyJob } from './identify.ts'
import type { Job } from './job.ts'
import type { JobFailure } from './job-failure.ts'
import { dealOrder } from './requests-file.ts'
import type { RequestPlan, RunManifest } from './run-manifest.ts'

/** A picture whose request could not be planned. */
export interface UndrawnPicture {
  readonly index: number
  readonly requestIndex: number
  readonly identity: string
  readonly failure: JobFailure
}

/** The jobs of a run, each made when it is asked for. */
export interface JobList {
  readonly images: number
  /** The job of a picture, or why there is none; the same whenever it is asked for. Fastest in order. */
  at(index: number): Job | UndrawnPicture
}

/**
 * The jobs of a run, each a pure function of the manifest and the plans. Quotas go over all pictures in their order; a
 * picture that cannot be drawn takes nothing from them.
 */
export function listJobs(manifest: RunManifest, plans: readonly RequestPlan[]): JobList {
  const { seed, images, model, modelHash, options, versions } = manifest
  const order = dealOrder(manifest.requests)
  const planOf = (index: number): RequestPlan | undefined => plans[order[index] ?? -1]
  const set = openPictureSet({
    plans: order.map(request => {
      const plan = plans[request]
      return plan !== undefined && 'plan' in plan ? plan.plan : nothing
    }),
    policy: policyFromDocument(manifest.policy),
    seed,
  })
  return {
    images,
    at(index) {
      const requestIndex = order[index] ?? 0
      const planned = planOf(index)
      if (planned === undefined || 'failure' in planned) {
        const failure = planned?.failure ?? unplanned
        return { index, requestIndex, identity: identify([manifest.identity, index]), failure }
      }
      const { value: cast, warnings } = set.cast(index)
      return identifyJob({
        index,
        requestIndex,
        request: {
          text: manifest.requests[requestIndex]?.text ?? '',
          seed,
          image: index,
          images,
          policy: manifest.policy,
          model,
          ...drawingChoices(manifest),
        },
        plan: planned.plan,
        cast,
        warnings: [...planned.warnings, ...warnings],
        options,
        versions,
        modelHash,
      })
    },
  }
}

/** Tells a job from a picture that cannot be drawn. */
export function isJob(entry: Job | UndrawnPicture): entry is Job {
  return 'plan' in entry
}

const nothing: Plan = { subjects: [], shares: [], variety: [], relations: [] }

const unplanned: JobFailure = {
  code: 'EVENCAST_PLANNER_FAILED',
  message: 'The request has no plan',
  causes: [],
}
