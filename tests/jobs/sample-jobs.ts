/** Jobs that no model is needed for, and a `Perform` that does them at once. */
import { createHash } from 'node:crypto'
import { identifyJob } from '../../jobs/identify.ts'
import type { Job } from '../../jobs/job.ts'
import type { JobOutcome } from '../../jobs/runner.ts'

/** Job `index` of a run of `images`. */
export function sampleJob(index: number, images = 100): Job {
  return identifyJob({
    index,
    requestIndex: 0,
    request: {
      text: 'a doctor',
      seed: 7,
      image: index,
      images,
      policy: { schema: 1, id: 'sample', version: 1 },
      model: 'sample',
    },
    plan: {
      subjects: [{ id: 'doctor', class: 'person', role: 'doctor', stated: {} }],
      shares: [],
      variety: [],
      relations: [],
    },
    cast: {
      subjects: [
        { id: 'doctor', attributes: { presentation: { value: 'feminine', source: 'sampled', rule: 'r' } } },
      ],
    },
    warnings: [],
    options: { stripMetadata: false },
    versions: { evencast: '0.0.0' },
    modelHash: 'sample',
  })
}

export function sampleJobs(count: number): readonly Job[] {
  return Array.from({ length: count }, (_, index) => sampleJob(index, count))
}

/** Bytes that depend on the job alone, in the form of an outcome. */
export function sampleOutcome(job: Job): JobOutcome {
  const png = new TextEncoder().encode(`picture of ${job.identity}`)
  return {
    png,
    picture: {
      sha256: createHash('sha256').update(png).digest('hex'),
      bytes: png.length,
      canvas: { width: 64, height: 64 },
      subjects: job.plan.subjects.map(({ id, class: name, role }, depth) => ({
        id,
        class: name,
        ...(role === undefined ? {} : { role }),
        attributes: job.cast.subjects.find(subject => subject.id === id)?.attributes ?? {},
        box: { x: 0, y: 0, width: 64, height: 64 },
        depth,
      })),
      warnings: [],
      modelHash: job.modelHash,
      unetEvaluations: 0,
    },
  }
}
