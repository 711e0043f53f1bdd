import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { allocate, parsePolicy } from '../../casting/index.ts'
import { run } from '../surfaces/run.ts'

const guide = readFileSync('docs/policies.md', 'utf8')
const blocks = [...guide.matchAll(/^```(\w+)( conflict)?\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', conflict, text = '']) => ({ language, conflict: conflict !== undefined, text }),
)
const examples = blocks.filter(({ language }) => language === 'yaml')
const folder = mkdtempSync(join(tmpdir(), 'evencast-guide-'))
const idOf = (text: string): string => /^id: (\S+)$/m.exec(text)?.[1] ?? 'none'

describe('docs/policies.md', () => {
  it('has an example in every step', () => assert.equal(examples.length, 10))

  for (const [index, { text, conflict }] of examples.entries()) {
    const file = join(folder, `${idOf(text)}.yaml`)
    it(`example ${index + 1} (${idOf(text)}) ${conflict ? 'is the conflict it shows' : 'casts as it says'}`, async () => {
      writeFileSync(file, text)
      const { output, exitCode } = await run(['policy', 'check', file])
      if (!conflict) {
        assert.equal(exitCode, 0, output)
        assertCasts(text)
        return
      }
      assert.equal(exitCode, 2)
      const shown = blocks.find(({ language }) => language === 'text')?.text.trimEnd() ?? 'nothing'
      assert.ok(output.replaceAll(`${folder}/`, '').includes(shown), output)
    })
  }

  it('gives six engineers as three and three', () => {
    const policy = parsePolicy(examples[0]?.text ?? '', 'guide')
    const subject = { class: 'person', role: 'engineer' }
    for (const seed of [1, 2, 3]) {
      const [presentation] = allocate({ policy, subject, images: 1, subjectsPerImage: 6, seed })
      assert.deepEqual(presentation?.counts, { feminine: 3, masculine: 3 })
    }
  })

  it('has commands that exist', async () => {
    const [first] = examples
    const file = join(folder, 'my-team.yaml')
    writeFileSync(file, first?.text ?? '')
    const commands = blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ text }) => text.trim().split('\n'))
    assert.equal(commands.length, 3)
    const shown = await run(['policy', 'show', file, '--images', '60', '--out', join(folder, 'my-team.png')])
    assert.equal(shown.exitCode, 0)
    assert.match(shown.output, /feminine +50 % +█+ +30 /)
    const cast = await run(['cast', 'six engineers at work', '--policy', file, '--seed', '1', '--json'])
    assert.equal(cast.exitCode, 0, cast.progress)
    assert.equal(cast.output.split('"value":"feminine"').length - 1, 3)
  })
})

/** Constraints of an example hold in 60 pictures of one. */
function assertCasts(text: string): void {
  const policy = parsePolicy(text, 'guide')
  const subject = { class: 'person' }
  const counted = allocate({ policy, subject, images: 60, subjectsPerImage: 1, seed: 5 })
  assert.ok(counted.every(({ n }) => n === 60))
  const aids = counted.find(({ attributes }) => attributes.join() === 'mobility_aid')?.counts
  if (policy.constraints !== undefined && aids !== undefined) assert.ok((aids.wheelchair ?? 0) >= 1)
  if (policy.id === 'at-least-one')
    assert.equal(counted.find(({ attributes }) => attributes.join() === 'age')?.counts.older, 15)
}
