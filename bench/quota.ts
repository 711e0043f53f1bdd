/**
 * How near quotas come to their shares, seed by seed, beside what whole subjects allow:
 * `node --import tsx bench/quota.ts [--seeds N]`.
 *
 * `iid`, `quota`, `strict`: total variation of casts. `bounds`: the least mean of any unbiased cast, the least that its
 * unluckiest seed leaves, and the least of any whole counts, which only a biased cast has every time. `bias`: the largest
 * distance of a value's mean count from its target, in standard errors.
 */
import { parseArgs } from 'node:util'
import {
  allocate,
  independently,
  leastVariation,
  type Policy,
  parsePolicy,
  shippedPolicies,
  unbiasedVariation,
  unluckiestVariation,
} from '../casting/index.ts'

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '40' } } })
const seeds = Number(values.seeds)

/** The five groups of the 2024 census estimate, by which samplers were compared in the literature. */
const census = parsePolicy(
  `schema: 1
id: five-groups
version: 1
attributes: {group: {values: {White: 57.46, Hispanic: 20.02, Black: 12.63, Asian: 6.49, other: 3.4}}}
`,
  'bench/quota.ts',
)
const shipped = shippedPolicies().get('world')
const world = parsePolicy(shipped?.text ?? '', shipped?.file ?? '')

console.log(
  `total variation of ${seeds} seeds         iid mean  quota mean  worst  ≤ goal  bias   strict  bounds: mean  unluckiest  nearest`,
)
for (const policy of [census, world]) {
  for (const [n, goal] of [
    [60, 0.011],
    [1000, 0.001],
  ] as const) {
    const [iid, quota, strict] = [
      independently(policy),
      policy,
      { ...policy, sampling: 'strict' as const },
    ].map(sampled => runs(sampled, n))
    for (const [attribute, drawn] of quota ?? []) {
      const shares = Object.values(drawn[0]?.asked ?? {})
      const off = drawn.map(({ totalVariation }) => totalVariation)
      const other = (of: typeof iid): number =>
        mean((of?.get(attribute) ?? []).map(({ totalVariation }) => totalVariation))
      const cells = [
        `n = ${n} ${policy.id} ${attribute}`.padEnd(35),
        other(iid).toFixed(4).padEnd(9),
        mean(off).toFixed(4).padEnd(11),
        Math.max(...off)
          .toFixed(4)
          .padEnd(6),
        `${off.filter(found => found <= goal).length}/${seeds}`.padEnd(7),
        bias(drawn, n).toFixed(1).padEnd(6),
        other(strict).toFixed(4).padEnd(14),
        ...[unbiasedVariation, unluckiestVariation, leastVariation].map(bound =>
          bound(shares, n).toFixed(4).padEnd(9),
        ),
      ]
      console.log(cells.join(' ').trimEnd())
    }
  }
}

/** Attribute to its allocation of every seed. */
function runs(
  policy: Policy,
  n: number,
): ReadonlyMap<string, readonly ReturnType<typeof allocate>[number][]> {
  const perImage = 10
  const all = Array.from({ length: seeds }, (_, seed) =>
    allocate({
      policy,
      subject: { class: 'person' },
      images: n / perImage,
      subjectsPerImage: perImage,
      seed,
      groups: [],
    }),
  )
  const names = (all[0] ?? []).map(({ attributes }) => attributes[0] ?? '')
  return new Map(names.map((name, index) => [name, all.flatMap(one => one[index] ?? [])]))
}

/** Standard errors are those of unbiased rounding, or of the seeds where they spread further. */
function bias(drawn: readonly ReturnType<typeof allocate>[number][], n: number): number {
  const deviations = Object.entries(drawn[0]?.asked ?? {}).map(([value, share]) => {
    const counts = drawn.map(({ counts: found }) => found[value] ?? 0)
    const [average, rest] = [mean(counts), (n * share) % 1]
    const variance = Math.max(rest * (1 - rest), mean(counts.map(count => (count - average) ** 2)))
    return variance < 1e-6 ? 0 : Math.abs(average - n * share) / Math.sqrt(variance / seeds)
  })
  return Math.max(...deviations)
}

function mean(list: readonly number[]): number {
  return list.reduce((sum, value) => sum + value, 0) / list.length
}
