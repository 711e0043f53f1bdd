/**
 * Reads single turns by the grammar and counts right, asked back and misread:
 * `npx tsx bench/conversation/turns.ts [turns|unseen|fresh|fresh-2|fresh-3] [--failures]`. Of `unseen` nothing but the counts is printed.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readTurn } from '../../agents/conversation/grammar-reader.ts'
import type { Command } from '../../agents/index.ts'
import { hospital } from '../../tests/agents/conversation/scene.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { failures: { type: 'boolean', default: false } },
})

for (const name of positionals.length === 0 ? ['turns', 'unseen'] : positionals) {
  const lines = (await readFile(new URL(`./${name}.txt`, import.meta.url), 'utf8')).split('\n')
  const turns = lines.filter(line => line.includes(' = ')).map(line => line.split(' = '))
  const counts = { right: 0, asked: 0, misread: 0 }
  for (const [said = '', wanted = ''] of turns) {
    const commands = readTurn(said, hospital(['doctor-1'])).commands
    const verdict = verdictOf(
      commands,
      wanted.split('|').map(one => one.trim()),
    )
    counts[verdict] += 1
    if (verdict !== 'right' && values.failures && name !== 'unseen')
      console.log(`${verdict}  ${said}\n         wanted ${wanted}, got ${commands.map(brief).join(' + ')}`)
  }
  console.log(
    `${name}, ${turns.length} turns: ${counts.right} right, ${counts.asked} asked back, ${counts.misread} misread`,
  )
}

function verdictOf(commands: readonly Command[], wanted: readonly string[]): 'right' | 'asked' | 'misread' {
  const isRight = (one: string) => {
    const parts = one.split(' + ')
    return (
      parts.length === commands.length &&
      commands.every((command, index) => parts[index] === brief(command) || parts[index] === command.type)
    )
  }
  if (wanted.some(isRight)) return 'right'
  return commands.every(({ type }) => type === 'ask') ? 'asked' : 'misread'
}

/** Type and whom it is about. */
function brief(command: Command): string {
  const ids = 'subjects' in command ? (command.subjects ?? []) : 'subject' in command ? [command.subject] : []
  return [command.type, ids.join()].filter(part => part !== '').join(' ')
}
