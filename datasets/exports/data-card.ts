/**
 * The data card: what is in the set and what its figures are, in the form that Hugging Face shows (a README with a head of YAML).
 *
 * @module
 */
import { inline, layersTable, percent, sharesTable } from './figure-tables.ts'
import type { ExportFormat, SetFacts } from './set-facts.ts'

/** Markdown of a set's README. */
export function dataCard(facts: SetFacts): string {
  const { pictures, subjects, policies, models, seeds, software, leftOut } = facts
  const all = pictures.train + pictures.validation
  const missing = Object.entries(leftOut).map(([reason, count]) => `${count}: ${inline(reason)}`)
  return `${head(facts, all)}
# ${policies.map(({ id, version }) => `${inline(id)} v${version}`).join(', ')}

${all} pictures with ${subjects} subjects, all of them generated: no photograph and no real person is in this set. Who appears
was decided by a policy, not by the model; this card says what the policy asks for, what was cast and what is seen. How the
set came to be is in [DATASHEET.md](DATASHEET.md).

| | |
|---|---|
| pictures | ${pictures.train} train, ${pictures.validation} validation (${grouped(facts)}) |
| policy | ${policies.map(({ id, version }) => `${inline(id)} v${version}`).join(', ')} |
| drawn by | ${models.map(({ name, hash }) => `${inline(name)} (${inline(hash.slice(0, 12))})`).join(', ')}, Evencast ${software} |
| seeds | ${listed(seeds.map(String))} |
| left out | ${missing.length === 0 ? 'nothing' : missing.join('; ')} |

## What is where

${places[facts.format]}

**Asked and measured are two things.** \`asked\` is what a picture was meant to show: who was cast, and the box they were given.
\`measured\` is what an instrument reads in the finished picture, with its errors, in boxes of its own. Neither is filled in from the other:
where something is undetermined, it stays undetermined. Values under \`untold\` were cast, but the picture's model was never told
of them. There is a mask only where a silhouette was measured; a box is never written as a mask.

## Figures

${figuresText(facts)}

## Asked for and cast

${sharesTable(facts)}

## Limits

- Every attribute is apparent: what a drawing shows. It says nothing about who anybody is. \`skin_tone\` is the Monk scale, a scale of
  tones, not of race.
- Pictures follow the policy in what it declares, and in nothing else: poses, clothes and settings are the model's.
- Every picture holds the IPTC digital source type \`trainedAlgorithmicMedia\`; keep it where you pass pictures on.
`
}

function head({ instrument }: SetFacts, all: number): string {
  return `---
annotations_creators:
- machine-generated
language_creators:
- machine-generated
task_categories:
- object-detection
- image-classification
size_categories:
- ${sizes.find(([below]) => all < below)?.[1] ?? 'n>1T'}
tags:
- synthetic
- evencast
pretty_name: Evencast pictures${instrument === undefined ? '' : ', measured'}
---`
}

const sizes = [
  [1e3, 'n<1K'],
  [1e4, '1K<n<10K'],
  [1e5, '10K<n<100K'],
  [1e6, '100K<n<1M'],
  [1e7, '1M<n<10M'],
] as const

const places: Readonly<Record<ExportFormat, string>> = {
  coco: `\`images/SPLIT/KEY.png\`, and two COCO files a split: \`annotations/asked_SPLIT.json\` and \`annotations/measured_SPLIT.json\`. Annotations
have \`bbox\`, \`attributes\` and the \`subject\` they belong to; measured ones also \`verdicts\`, \`confidences\`, and
\`segmentation\` (run lengths) where a silhouette was measured. What was found and could not be told is \`undetermined\`.`,
  webdataset: `Shards \`SPLIT-NNNNNN.tar\`. A sample is \`KEY.png\`, \`KEY.txt\` (the request), \`KEY.asked.json\` and \`KEY.measured.json\`.`,
  imagefolder: `\`SPLIT/KEY.png\` and \`SPLIT/metadata.jsonl\`; the columns \`asked\` and \`measured\` hold lists over the subjects.
Where there is nothing, texts are empty, and boxes and confidences 0: a loader gives every column one type.`,
}

function grouped({ grouping, validation }: SetFacts): string {
  const what = { request: 'pictures of one request', cast: 'pictures of one request and one cast' }[grouping]
  return `${percent(validation)} of groups; ${what} are never in both`
}

function figuresText(facts: SetFacts): string {
  const { instrument, figures } = facts
  if (figures.length === 0) return 'Nothing was sampled from a policy: everything was stated.'
  const read =
    instrument === undefined
      ? 'The pixels were not measured: whether pictures show their casts is not known.'
      : `Read by ${inline(instrument)}. Intervals are 95 %; shares of pictures are corrected by the instrument's own error where that is known.`
  return `TV is total variation, half the sum of absolute differences between shares; *chance alone* is what independent draws have on
average. ${read}

${layersTable(facts)}`
}

/** The first few of many. */
function listed(words: readonly string[]): string {
  const most = 12
  return words.length <= most
    ? words.join(', ')
    : `${words.slice(0, most).join(', ')} and ${words.length - most} more`
}
