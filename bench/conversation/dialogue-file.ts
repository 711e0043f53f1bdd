/**
 * Reads scripted dialogues: `# title`, `> what is said`, and under it what it must change.
 *
 * @module
 */

export interface ScriptedTurn {
  readonly said: string
  /** One demand a line; README.md says what each means. */
  readonly demands: readonly string[]
}

export interface Dialogue {
  readonly title: string
  readonly turns: readonly ScriptedTurn[]
}

export function readDialogues(text: string): readonly Dialogue[] {
  return text
    .split(/^# /m)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => {
      const [title = '', ...lines] = part.split('\n')
      return { title, turns: turnsOf(lines) }
    })
}

function turnsOf(lines: readonly string[]): readonly ScriptedTurn[] {
  const starts = lines.flatMap((line, index) => (line.startsWith('> ') ? [index] : []))
  return starts.map((start, index) => ({
    said: (lines[start] ?? '').slice(2),
    demands: lines
      .slice(start + 1, starts[index + 1])
      .map(line => line.trim())
      .filter(line => line !== ''),
  }))
}
