/**
 * The datasheet: Gebru et al., "Datasheets for Datasets" (CACM 64(12), 2021), its seven sections, answered from policy, ledger and
 * audit. What only its publisher can know is left open in so many words.
 *
 * @module
 */
import { inline, layersTable, markdownTable } from './figure-tables.ts'
import type { SetFacts } from './set-facts.ts'

const mostRequests = 50
const open = '*For the publisher to say.*'

/** Markdown of a set's datasheet. */
export function datasheet(facts: SetFacts): string {
  const { pictures, policies, models, software, seeds } = facts
  const names = policies.map(({ id, version }) => `${inline(id)} v${version}`).join(', ')
  return `# Datasheet: ${names}

After Gebru et al., *Datasheets for Datasets* (2021). Filled from the policy, the run's ledger and the audit by Evencast ${software};
lines marked “for the publisher to say” are not known to a program.

## 1. Motivation

- **For what purpose was it created?** To hold pictures whose cast follows a declared distribution (${names}), with proof of how
  far it does. What they are for: ${open}
- **By whom, and who paid?** ${open}

## 2. Composition

- **What is an instance?** A generated picture with its request, the cast that was asked for, a box for every subject, and what an
  instrument measured in it.
- **How many?** ${pictures.train + pictures.validation} pictures (${pictures.train} train, ${pictures.validation} validation) with ${facts.subjects} subjects: ${classes(facts)}.
- **Is it a sample of a larger set?** No. Casts are drawn from the policy below by keyed draws; the same seed draws them again.
- **Are there labels?** Two kinds, kept apart: *asked* (exact, about what was meant) and *measured* (apparent, with error).${facts.instrument === undefined ? ' In this export nothing was measured.' : ''}
- **Is anything missing?** ${missing(facts)}
- **Recommended splits.** Train and validation by group (${facts.grouping}): pictures of a group are never in both. A group's split is a hash of
  the group, so that a set that grows moves no picture.
- **Errors and noise.** See the figures below: a picture does not always show its cast, and the instrument errs.
- **Does it relate to people?** To drawn people only. No picture shows a real person on purpose; where a request names one, their
  attributes are neither cast nor measured. Attributes such as presentation, age and skin tone are apparent properties of drawings.
- **Does it identify subpopulations?** It declares them; their target and cast shares are in README.md.

${facts.figures.length === 0 ? 'Nothing was sampled from a policy.' : layersTable(facts)}

## 3. Collection process

- **How was it acquired?** Drawn by ${models.map(({ name, hash }) => `${inline(name)} (${inline(hash)})`).join(', ')} with Evencast ${software}. Seeds: ${seeds.length > mostRequests ? `${seeds.length} different ones, in every sample` : seeds.join(', ')}.
- **Who was involved?** Nobody was photographed, asked or paid. Requests were written by the publisher:

${requests(facts)}

- **Over what time?** Pictures hold no times. ${open}
- **Ethical review, consent.** No data about people was collected. What the drawing model was trained on: see its own card.

## 4. Preprocessing, cleaning, labelling

- **What was done?** Pictures are as drawn, byte by byte, except that the mark of generated media is added where it was absent. Nothing was
  resized or recompressed.
- **What was left out?** ${missing(facts)}
- **How was it labelled?** Asked labels come from the scene that each PNG holds; measured ones from ${facts.instrument === undefined ? 'nothing' : inline(facts.instrument)}.

## 5. Uses

- **What could it be used for?** Training and testing detectors and classifiers of drawn scenes, and auditing generators.
- **What should it not be used for?** Anything that decides about real people, or that reads presentation, age or skin tone as anybody's
  identity. Drawn pictures say nothing about how a model does on photographs.
- **What might affect future uses?** What the policy does not declare follows the drawing model's habits.

## 6. Distribution

- **Under what licence?** ${open} The licence of the drawing model and of its training data may say something about it.
- **Marks.** Every picture holds the IPTC digital source type \`trainedAlgorithmicMedia\`.

## 7. Maintenance

- **Who maintains it, and how are errors reported?** ${open}
- **Can it be made again?** With the same version, model and seeds, from the policy and the requests; each PNG also holds its whole scene.

## Policies

${policies.map(policy => `\`\`\`json\n${JSON.stringify(policy, null, 2).replaceAll('```', '` ` `')}\n\`\`\``).join('\n\n')}
`
}

function classes({ classes: counts }: SetFacts): string {
  return Object.entries(counts)
    .map(([name, count]) => `${inline(name)} ${count}`)
    .join(', ')
}

function missing({ run, leftOut }: SetFacts): string {
  const reasons = Object.entries(leftOut).map(([reason, count]) => `${count} (${inline(reason)})`)
  const failed =
    run === undefined
      ? 'The folder holds no ledger of a run.'
      : `The run asked for ${run.images} pictures, drew ${run.drawn} and gave up ${run.failed}.`
  return `${failed} Left out of the export: ${reasons.length === 0 ? 'nothing' : reasons.join('; ')}.`
}

function requests({ requests: all }: SetFacts): string {
  const shown = all.slice(0, mostRequests)
  const rest = all.length > shown.length ? `\n\nand ${all.length - shown.length} more requests.` : ''
  const rows = shown.map(({ text, pictures }) => [text, String(pictures)])
  return `${markdownTable(['request', 'pictures'], rows)}${rest}`
}
