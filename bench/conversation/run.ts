/**
 * Holds the scripted dialogues and checks after each turn that only what was named has changed:
 * `npx tsx bench/conversation/run.ts [--model mini|DIR] [--steps N] [--reader grammar|loopback|openai:MODEL] [--only TITLE] [--all]`.
 * `loopback` is the agent on a local HTTP server that plays a model which understands every turn.
 * Without `--model` a tiny model that paints boxes is used: the checks are the same, and a picture takes milliseconds.
 *
 * @module
 */
import { readFile, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { openChat, openRenderer } from '../../index.ts'
import { readDialogues } from './dialogue-file.ts'
import { startLoopbackModel } from './loopback-model.ts'
import { runDialogue } from './run-dialogue.ts'
import { writeTinyModel } from './tiny-model.ts'

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    steps: { type: 'string' },
    reader: { type: 'string', default: 'grammar' },
    only: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
})
const file = new URL('./dialogues.txt', import.meta.url)
const dialogues = readDialogues(await readFile(file, 'utf8')).filter(
  ({ title }) => values.only === undefined || title.includes(values.only),
)
const folder = values.model === undefined ? await writeTinyModel() : undefined
const renderer = await openRenderer(folder ?? values.model ?? 'mini', { environment: process.env })
const loopback = values.reader === 'loopback' ? await startLoopbackModel() : undefined
const reader = loopback?.reader ?? values.reader
const steps = values.steps === undefined ? {} : { steps: Number(values.steps) }

let [turns, right, compared, whole] = [0, 0, 0, 0]
for (const dialogue of dialogues) {
  const results = await runDialogue(dialogue, () =>
    openChat({ seed: 7, renderer, reader, environment: process.env, ...steps }),
  )
  const broken = results.filter(result => result.broken.length > 0)
  turns += results.length
  right += results.length - broken.length
  compared += results.filter(result => result.pixelsCompared).length
  if (broken.length === 0) whole += 1
  console.log(`${broken.length === 0 ? 'ok  ' : 'FAIL'} ${dialogue.title}`)
  for (const result of values.all ? results : broken) {
    console.log(`       > ${result.said}\n         ${result.answer.replaceAll('\n', '\n         ')}`)
    for (const rule of result.broken) console.log(`         ! ${rule}`)
  }
}
console.log(
  `${whole} of ${dialogues.length} dialogues, ${right} of ${turns} turns; pixels compared in ${compared}; reader ${values.reader}, model ${values.model ?? 'tiny'}`,
)
if (loopback !== undefined)
  console.log(
    `${loopback.requests()} requests over HTTP; ${loopback.unsayable()} turns left to the rules, as the tools cannot say them`,
  )
await loopback?.close()
await renderer.close()
if (folder !== undefined) await rm(folder, { recursive: true })
process.exitCode = whole === dialogues.length ? 0 : 1
