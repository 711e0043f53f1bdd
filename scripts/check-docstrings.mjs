// Lists what the package exports without a docstring, as `file: name`, and fails where there is any.
import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'

const declaration =
  /^export (?:declare )?(?:async )?(?:abstract )?(?:function\*?|const|class|interface|type|enum) (\w+)/gm
const reexport = /^export (?:type )?(\*|\{[^}]*\}) from '(\.[^']+)'/gm
const entries = Object.values(JSON.parse(readFileSync('package.json', 'utf8')).exports)
  .filter(entry => typeof entry === 'object')
  .map(entry => entry.default.replace(/^\.\/dist\//, '').replace(/\.js$/, '.ts'))

const missing = new Set()
for (const entry of entries)
  for (const [name, { file, documented }] of exportsOf(entry))
    if (!documented) missing.add(`${file}: ${name}`)
for (const line of [...missing].sort()) console.log(line)
process.exitCode = missing.size > 0 ? 1 : 0

/** Exported name to the file that declares it, and whether a docstring stands right before. */
function exportsOf(file) {
  const text = readFileSync(file, 'utf8')
  const found = new Map()
  for (const match of text.matchAll(declaration)) {
    const documented = /\*\/\s*$/.test(text.slice(0, match.index)) && !isModuleComment(text, match.index)
    found.set(match[1], { file, documented: found.get(match[1])?.documented || documented })
  }
  for (const [, names, from] of text.matchAll(reexport)) {
    const there = exportsOf(normalize(join(file, '..', from)))
    for (const [name, alias] of names === '*' ? [...there.keys()].map(key => [key, key]) : listed(names)) {
      const one = there.get(name)
      if (one === undefined) throw new Error(`${file} exports ${name}, which ${from} does not declare`)
      found.set(alias, one)
    }
  }
  return found
}

function listed(names) {
  return names
    .slice(1, -1)
    .split(',')
    .map(name => name.trim().replace(/^type /, ''))
    .filter(name => name !== '')
    .map(name => name.split(' as '))
    .map(([name, alias = name]) => [name, alias])
}

/** The comment at the top of a file describes the file, not what follows it. */
function isModuleComment(text, end) {
  return text.slice(text.lastIndexOf('/**', end), end).includes('@module')
}
