import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { castFromLedger, castScene, openLedger } from '../../casting/index.ts'
import { EvencastError } from '../../errors.ts'
import { describeLedger, type LedgerPlace } from '../conformance/ledger.ts'
import { planOf, players, policyOf } from './scenes.ts'

const folder = await mkdtemp(join(tmpdir(), 'evencast-ledger-'))
after(() => rm(folder, { recursive: true }))
let files = 0
const freshPath = (): string => {
  files += 1
  return join(folder, `${files}.ledger`)
}

describeLedger('a file', async (): Promise<LedgerPlace> => {
  const path = freshPath()
  return {
    open: () => openLedger(path),
    async damage(record) {
      const lines = (await readFile(path, 'latin1')).split('\n')
      const line = lines[record] ?? ''
      const middle = line.length >> 1
      const flipped = String.fromCharCode(line.charCodeAt(middle) ^ 1)
      lines[record] = line.slice(0, middle) + flipped + line.slice(middle + 1)
      await writeFile(path, lines.join('\n'), 'latin1')
    },
  }
})

describe('a ledger file', () => {
  const policy = policyOf('{sex: {values: {f: 1, m: 1}}}', 'scope: ledger')
  const draw = async (path: string, request: string) => {
    const ledger = await openLedger(path)
    const plan = planOf(players(1))
    const cast = await castFromLedger({ plan, policy, seed: 1, image: 0, request }, ledger)
    await ledger.close()
    return cast
  }

  it('goes on behind a line that a crash has torn', async () => {
    const path = freshPath()
    await draw(path, 'one')
    await appendFile(path, '{"hash":"torn')
    const { value } = await draw(path, 'two')
    const { value: again, warnings } = await draw(path, 'two')
    assert.deepEqual(again, value)
    assert.match(warnings[0]?.details ?? '', /1 lines cannot be read/)
  })

  it('uses all that is intact, wherever lines were cut, doubled or moved', async () => {
    const path = freshPath()
    for (let request = 0; request < 8; request += 1) await draw(path, `r${request}`)
    const lines = (await readFile(path, 'utf8')).split('\n')
    const mutated = [...lines.slice(4), lines[0], lines[0], '\u0000\u0001', ...lines.slice(1, 3), '[]', '{}']
    await writeFile(path, mutated.join('\n'))
    const ledger = await openLedger(path)
    const chain = await ledger.read()
    assert.ok(chain.size() >= 5)
    assert.ok(chain.damage().unreadable >= 2 && chain.damage().gaps >= 1)
    assert.equal(chain.nextPlace(policy, 'sex', 'attributes.sex'), 8)
    await ledger.close()
  })

  it('takes no record that nobody wrote from 300 damaged ledgers, and every one that is whole', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--import', 'tsx', 'bench/ledger-damage.ts', '--ledgers', '300', '--seed', '7'],
    ])
    assert.match(stdout, /300 damaged ledgers of 8 records: 0 read wrongly/)
  })

  it('is no other file', async () => {
    const path = join(folder, 'letter.txt')
    await writeFile(path, 'Dear reader, this is no ledger.\n')
    await assert.rejects(
      openLedger(path),
      (error: unknown) => EvencastError.isInstance(error) && error.code === 'EVENCAST_OPTION_INVALID',
    )
    assert.equal(await readFile(path, 'utf8'), 'Dear reader, this is no ledger.\n')
  })

  it('is needed where the policy says so, and refuses what it cannot keep', async () => {
    const plan = planOf(players(1))
    assert.throws(() => castScene({ plan, policy, seed: 1, image: 0 }), /Expected a ledger/)
    const counted = { ...policy, constraints: [{ at_least: 1, where: { sex: 'f' }, per: 60 }] }
    const ledger = await openLedger(freshPath())
    const refused = castFromLedger({ plan, policy: counted, seed: 1, image: 0 }, ledger)
    await assert.rejects(refused, /`constraints\[0\]`.*who comes later is not known/)
    await ledger.close()
  })

  it('counts what is stated under `compensate`, and makes up for it', async () => {
    const path = freshPath()
    const ledger = await openLedger(path)
    const compensating = { ...policy, compensate: true }
    const men = planOf(players(4, { stated: { sex: 'm' } }))
    await castFromLedger({ plan: men, policy: compensating, seed: 1, image: 0, request: 'men' }, ledger)
    const { value } = await castFromLedger(
      { plan: planOf(players(4)), policy: compensating, seed: 1, image: 0, request: 'others' },
      ledger,
    )
    assert.deepEqual(
      value.subjects.map(({ attributes }) => attributes['sex']?.value),
      ['f', 'f', 'f', 'f'],
    )
    await ledger.close()
  })
})
