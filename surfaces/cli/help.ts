/**
 * What the help says beside commands and options: groups, examples, exit codes.
 *
 * @module
 */
import type { Command } from 'commander'

const groups: Readonly<Record<string, readonly string[]>> = {
  'One picture:': ['draw', 'redraw', 'chat'],
  'Its stages, each after the ones before it; `draw --from` goes on from what they print:': [
    'plan',
    'cast',
    'layout',
    'script',
  ],
  'Many pictures:': ['batch', 'worker', 'queue', 'export'],
  'Measuring:': ['audit', 'compare', 'policy'],
}

const examples: Readonly<Record<string, readonly string[]>> = {
  draw: [
    'evencast draw "a multiracial female basketball team" --seed 7 --out team.png',
    'evencast draw "five doctors, half of them women" --verify --show-boxes',
    'evencast draw --from team.png --out again.png',
  ],
  redraw: ['evencast redraw team.png player-2 hair_color=red age=older'],
  chat: ['evencast chat "two nurses and a dog in a park" --session park.json'],
  plan: ['evencast plan "three nurses and a dog"', 'evencast plan --requests requests.txt'],
  cast: ['evencast cast "ten people at a concert, half of them women" --json > scene.json'],
  layout: ['evencast layout "a cat on a table" --json > scene.json'],
  script: ['evencast script "a doctor" --uncast'],
  batch: [
    'evencast batch policy.yaml --requests requests.txt --images 1000 --out run',
    'evencast batch --out run --resume',
  ],
  queue: ['evencast queue show --queue redis://localhost:6379'],
  worker: ['evencast worker --queue redis://localhost:6379'],
  export: ['evencast export run --format coco --out dataset'],
  audit: ['evencast audit team.png', 'evencast audit run --report report.html --fail-on "tv>0.1"'],
  compare: ['evencast compare "a doctor" --images 20 --out doctors'],
  policy: [
    'evencast policy check my-policy.yaml',
    'evencast policy show my-policy.yaml --images 60 --out bars.png',
  ],
}

const exitCodes =
  'Exit codes: 0 done, 1 failed, 2 bad usage or invalid input, 3 an audit threshold missed, 130 interrupted.'

/** Sorts the commands into groups and adds examples, to the whole help and to each command's own. */
export function addHelp(program: Command): Command {
  for (const [group, names] of Object.entries(groups))
    for (const command of program.commands) if (names.includes(command.name())) command.helpGroup(group)
  for (const command of program.commands)
    command.addHelpText('after', exampleText(examples[command.name()] ?? []))
  const first = ['draw', 'cast', 'audit'].flatMap(name => examples[name]?.slice(0, 1) ?? [])
  return program.addHelpText('after', `${exampleText(first)}\n\n${exitCodes}`)
}

function exampleText(lines: readonly string[]): string {
  if (lines.length === 0) return ''
  return `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.map(line => `  ${line}`).join('\n')}`
}
