// Runs every tests/**/*.test.ts (or those whose path contains an argument) on Node's own runner and ends with one plain line.
import { readdirSync } from 'node:fs'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'

const wanted = process.argv.slice(2)
const files = readdirSync('tests', { recursive: true })
  .map(name => `tests/${name}`)
  .filter(
    name => name.endsWith('.test.ts') && (wanted.length === 0 || wanted.some(part => name.includes(part))),
  )
  .sort()

let passed = 0
let failed = 0
const stream = run({ files, concurrency: 2, timeout: 600_000 })
stream.on('test:pass', test => {
  if (test.details.type !== 'suite' && !isFile(test)) passed += 1
})
stream.on('test:fail', test => {
  if (test.details.type !== 'suite') failed += 1
})
stream.compose(new spec()).pipe(process.stdout)
stream.on('end', () =>
  setImmediate(() => {
    console.log(`\n${passed} passed, ${failed} failed`)
    process.exitCode = failed > 0 || passed === 0 ? 1 : 0
  }),
)

function isFile(test) {
  return test.nesting === 0 && files.some(file => test.name.endsWith(file))
}
