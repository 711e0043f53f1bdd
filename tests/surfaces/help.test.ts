import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { run } from './run.ts'

const helpOf = async (...words: readonly string[]) => (await run([...words, '--help'])).output

describe('help', () => {
  it('shows every command in a group, and how runs end', async () => {
    const help = await helpOf()
    const alone = help.split('\nCommands:\n')[1]?.split('\n\n')[0] ?? ''
    assert.match(alone, /^ {2}help /)
    assert.equal(alone.split('\n').length, 1, `without a group:\n${alone}`)
    assert.match(help, /Exit codes: 0 done, .*130 interrupted/)
  })

  it('shows examples with options that the commands have', async () => {
    const names = [...(await helpOf()).matchAll(/^ {2}([a-z]+) .*\S/gm)].map(match => match[1] ?? '')
    const commands = names.filter(name => name !== 'help' && name !== 'evencast')
    assert.ok(commands.includes('draw') && commands.includes('policy'))
    for (const command of commands) {
      const help = await helpOf(command)
      const [, examples = ''] = help.split(/\nExamples?:\n/)
      assert.match(examples, new RegExp(`^ {2}evencast ${command} `), command)
      for (const example of examples.trim().split('\n')) {
        const words = example.trim().split(' ')
        const own = ['policy', 'queue'].includes(command) ? await helpOf(command, words[2] ?? '') : help
        for (const option of words.filter(word => word.startsWith('--')))
          assert.ok(own.includes(`  ${option} `), `${option} in: ${example}`)
      }
    }
  })
})
