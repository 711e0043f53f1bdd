/**
 * `policy show`: the allocation of a set, quota beside independent draws.
 *
 * @module
 */
import {
  type Allocation,
  allocate,
  chanceVariation,
  classKey,
  compilePolicy,
  independently,
  leastVariation,
  type Policy,
  policyClasses,
  type SubjectClass,
  unbiasedVariation,
} from '../../casting/index.ts'
import { writeSafely } from '../../datasets/write-file.ts'
import { invalidValue } from '../../errors.ts'
import type { CommandLine } from './command-line.ts'
import { allocationPicture, encodeBars } from './policy-picture.ts'
import { allocationText } from './policy-show-text.ts'

export interface PolicyShowOptions {
  readonly images: number
  readonly subjectsPerImage: number
  readonly class?: string
  readonly seed: number
  readonly out?: string
  readonly json?: boolean
}

/** One attribute, or one group that is balanced jointly, in sets of several sizes. */
export interface ShownAttribute {
  readonly attributes: readonly string[]
  readonly asked: Readonly<Record<string, number>>
  readonly sets: readonly ShownSet[]
}

export interface ShownSet {
  /** The policy's own sampling, or `iid`. */
  readonly sampling: Policy['sampling']
  readonly n: number
  readonly counts: Readonly<Record<string, number>>
  readonly totalVariation: number
  /** What as many independent draws leave on average. */
  readonly chanceFloor: number
  /** The least that whole subjects leave on average: without bias, or under `strict` with it. */
  readonly roundingFloor: number
}

export interface ShownPolicy {
  readonly policy: { readonly id: string; readonly version: number }
  readonly class: string
  readonly images: number
  readonly subjectsPerImage: number
  readonly seed: number
  readonly attributes: readonly ShownAttribute[]
}

/** Subjects of the larger set that the asked one is shown beside. */
const largeSet = 1000

/** Prints the table, and writes the picture where one was asked for. */
export async function showPolicy(
  policy: Policy,
  options: PolicyShowOptions,
  commandLine: CommandLine,
): Promise<void> {
  const shown = shownPolicy(policy, options)
  if (options.out !== undefined) {
    const picture = await encodeBars(allocationPicture(shown), options.out)
    await writeSafely(options.out, picture)
  }
  commandLine.writeOutput(
    options.json
      ? `${JSON.stringify({ ...shown, file: options.out })}\n`
      : allocationText(shown, commandLine.color),
  )
  if (options.out !== undefined) commandLine.writeProgress(`wrote ${options.out}\n`)
}

/** The asked set and one of 1,000 subjects, each by the policy and by independent draws. */
function shownPolicy(
  policy: Policy,
  { images, subjectsPerImage, class: key, seed }: PolicyShowOptions,
): ShownPolicy {
  const subject = subjectOf(policy, key)
  const large = Math.ceil(largeSet / subjectsPerImage)
  const sizes = images * subjectsPerImage >= largeSet ? [images] : [images, large]
  const sets = sizes.flatMap(count =>
    [policy, independently(policy)].map(sampled => ({
      sampling: sampled.sampling,
      allocations: allocate({
        policy: sampled,
        groups: policy.balance ?? [],
        subject,
        images: count,
        subjectsPerImage,
        seed,
      }),
    })),
  )
  const [first] = sets
  return {
    policy: { id: policy.id, version: policy.version },
    class: classKey(subject),
    images,
    subjectsPerImage,
    seed,
    attributes: (first?.allocations ?? []).map(({ attributes, asked }, index) => ({
      attributes,
      asked,
      sets: sets.flatMap(({ sampling, allocations }) => {
        const allocation = allocations[index]
        return allocation === undefined ? [] : [shownSet(sampling, allocation)]
      }),
    })),
  }
}

function shownSet(sampling: Policy['sampling'], { n, counts, totalVariation, asked }: Allocation): ShownSet {
  const shares = Object.values(asked)
  const rounded = sampling === 'strict' ? leastVariation : unbiasedVariation
  const floors = { chanceFloor: chanceVariation(shares, n), roundingFloor: rounded(shares, n) }
  return { sampling, n, counts, totalVariation, ...floors }
}

function subjectOf(policy: Policy, key: string | undefined): SubjectClass {
  const known = policyClasses(compilePolicy(policy))
  const [first] = known
  if (key === undefined && first !== undefined) return first
  const [name = '', role] = (key ?? '').split('/')
  const subject: SubjectClass = role === undefined ? { class: name } : { class: name, role }
  const drawn = known.some(other => other.class === subject.class)
  if (drawn) return subject
  throw invalidValue(
    'EVENCAST_OPTION_INVALID',
    '--class',
    'a class that the policy draws something for',
    key,
    {
      hint: `This policy knows ${known.map(classKey).join(', ') || 'none'}.`,
    },
  )
}
