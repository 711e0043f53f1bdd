import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { run } from '../surfaces/run.ts'
import { assertGolden } from './golden.ts'

const folder = 'tests/policies/broken'
const broken = readdirSync(folder).filter(name => name.endsWith('.yaml'))

describe('policy check on broken policies', () => {
  it('has twenty and more', () => assert.ok(broken.length >= 20))

  for (const name of broken) {
    const file = `${folder}/${name}`
    it(`explains ${name}`, async () => {
      const { output, exitCode } = await run(['policy', 'check', file])
      assert.equal(exitCode, 2)
      assertGolden(file.replace('.yaml', '.txt'), withoutClasses(output))
    })

    it(`names a line and column of ${name} as data, too`, async () => {
      const { output } = await run(['policy', 'check', file, '--json'])
      const { problems, classes = [] } = JSON.parse(output)
      const conflicts = classes.flatMap((of: { conflicts: object[] }) => of.conflicts)
      assert.ok(problems.length + conflicts.length > 0)
      for (const { line, column } of problems) {
        assert.ok(line >= 1 && line <= readFileSync(file, 'utf8').split('\n').length && column >= 1)
      }
      for (const { rules } of conflicts) for (const { at } of rules) assert.match(at, /\.yaml:\d+:\d+$/)
    })
  }
})

/** What is wrong, without the forecast of every class. */
function withoutClasses(output: string): string {
  const blocks = output.trimEnd().split('\n\n')
  return `${blocks.filter((block, index) => !/^[a-z/ ]+(?:, else as .*)?\n {2}attribute/.test(block) || index === 0).join('\n\n')}\n`
}
