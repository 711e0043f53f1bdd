import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { sceneSchema } from '../../types.ts'
import { run } from './run.ts'

const folder = await mkdtemp(join(tmpdir(), 'evencast-ledger-'))
after(() => rm(folder, { recursive: true }))

describe('--ledger', () => {
  it('goes on with its quotas over requests and commands', async () => {
    const [requests, ledger] = [join(folder, 'requests.txt'), join(folder, 'people.ledger')]
    await writeFile(requests, 'two nurses\n'.repeat(10))
    const lines: string[] = []
    for (let command = 0; command < 2; command += 1) {
      const { exitCode, output } = await run(['cast', '--requests', requests, '--ledger', ledger])
      assert.equal(exitCode, 0)
      lines.push(...output.trimEnd().split('\n'))
    }
    const people = lines.flatMap(line => sceneSchema.parse(JSON.parse(line)).cast?.subjects ?? [])
    assert.equal(people.length, 40)
    for (const [value, target] of Object.entries({ feminine: 19.6, masculine: 19.6, androgynous: 0.8 })) {
      const count = people.filter(({ attributes }) => attributes['presentation']?.value === value).length
      assert.ok(Math.abs(count - target) < 1, `${value}: ${count}`)
    }
  })

  it('gives the same command the same people, and calls a saved cast back without it', async () => {
    const [saved, ledger] = [join(folder, 'saved.json'), join(folder, 'again.ledger')]
    const words = ['cast', 'three clerks', '--seed', '3', '--ledger', ledger, '--json']
    const { output } = await run(words)
    await run(['cast', 'a clerk', '--ledger', ledger, '--json'])
    assert.equal((await run(words)).output, output)
    const scene = sceneSchema.parse(JSON.parse(output))
    assert.match(scene.cast?.ledger?.hash ?? '', /^[0-9a-f]{64}$/)
    assert.equal(scene.request.policy['scope'], 'ledger')
    await writeFile(saved, output)
    assert.equal((await run(['cast', '--from', saved, '--json'])).output, output)
  })

  it('says what is wrong with a place', async () => {
    const { exitCode, progress } = await run(['cast', 'a nurse', '--ledger', join(folder, 'no', 'where')])
    assert.equal(exitCode, 1)
    assert.match(progress, /Expected a ledger file/)
  })
})
