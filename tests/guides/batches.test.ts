import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Command } from 'commander'
import { runBatch } from '../../surfaces/cli/batch-command.ts'
import { addBatchOptions } from '../../surfaces/cli/batch-options.ts'
import { drawnEntries, plainTools } from '../jobs/batch-tools.ts'
import { recordedCommandLine, run } from '../surfaces/run.ts'

/** Of the guide's 500, so that its commands run in seconds. */
const pictures = 16

describe('docs/batches.md', () => {
  let folder: string
  let blocks: readonly { readonly language: string; readonly text: string }[]
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evencast-guide-'))
    const guide = await readFile('docs/batches.md', 'utf8')
    blocks = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
      language,
      text,
    }))
    const textOf = (language: string) => blocks.find(block => block.language === language)?.text ?? ''
    await writeFile(join(folder, 'kitchens.yaml'), textOf('yaml'))
    await writeFile(join(folder, 'requests.txt'), textOf('text'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  it('has commands that go from an empty folder to an audited data set', async () => {
    const commands = blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ text }) => text.trim().split('\n'))
    assert.equal(commands.length, 11)
    for (const command of commands) assert.equal(await exitCodeOf(wordsOf(command, folder)), 0, command)

    const entries = await drawnEntries(join(folder, 'kitchens'))
    assert.equal(entries.length, pictures)
    assert.match(await readFile(join(folder, 'kitchens.html'), 'utf8'), /^<!doctype html>/)
    const names = await Promise.all(
      ['coco', 'shards', 'folder'].map(name => readdir(join(folder, `set-${name}`))),
    )
    assert.ok(names.every(own => own.includes('README.md') && own.includes('DATASHEET.md')))
  })
})

/** Paths in the test's folder, and few pictures. */
function wordsOf(command: string, folder: string): readonly string[] {
  return command
    .split(' ')
    .slice(1)
    .map(word => (word === '500' ? String(pictures) : word))
    .map(word => (/^(kitchens|set-|requests\.txt)/.test(word) ? join(folder, word) : word))
}

/** Batches draw with the plain renderer, and nobody looks at its pixels. */
async function exitCodeOf(words: readonly string[]): Promise<number> {
  const [name = '', ...rest] = words
  if (name !== 'batch') {
    const { exitCode } = await run(name === 'policy' ? words : [...words, '--cast-only'])
    return exitCode
  }
  const command = addBatchOptions(new Command().argument('[policy]')).exitOverride()
  command.parse(rest, { from: 'user' })
  const [policy] = command.args
  await runBatch(policy, command.opts(), recordedCommandLine().commandLine, plainTools())
  return 0
}
