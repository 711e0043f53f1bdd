// Compiles the sources into dist/. Skipped when dist/ is newer than every source, so that `npm start` is quick.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const stamp = 'dist/.built'
const besideTheSources = [
  'dist',
  'node_modules',
  'models',
  'training',
  'tests',
  'bench',
  'examples',
  'docs',
  'scripts',
]
const sources = readdirSync('.', { withFileTypes: true })
  .filter(
    entry => entry.isDirectory() && !entry.name.startsWith('.') && !besideTheSources.includes(entry.name),
  )
  .map(entry => entry.name)

if (!existsSync(stamp) || newestSource() > statSync(stamp).mtimeMs) {
  rmSync('dist', { recursive: true, force: true })
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json')
  const compiled = spawnSync(
    process.execPath,
    [join(dirname(manifest), 'bin/tsc'), '-p', 'tsconfig.build.json'],
    { stdio: 'inherit' },
  )
  if (compiled.status !== 0) process.exit(1)
  chmodSync('dist/surfaces/cli/main.js', 0o755)
  writeFileSync(stamp, '')
}

function newestSource() {
  const files = [
    ...readdirSync('.').filter(name => /\.ts$|^package\.json$|^tsconfig.*\.json$/.test(name)),
    ...sources.flatMap(folder => readdirSync(folder, { recursive: true }).map(name => join(folder, name))),
  ]
  return Math.max(...files.map(file => statSync(file).mtimeMs))
}
