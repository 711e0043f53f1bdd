import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { Redis } from 'ioredis'
import { openLedger } from '../../casting/index.ts'
import { EvencastError } from '../../errors.ts'
import { describeLedger, type LedgerPlace } from '../conformance/ledger.ts'
import { startRedis } from './redis-server.ts'

const folder = await mkdtemp(join(tmpdir(), 'evencast-redis-'))
const server = await startRedis(folder)
after(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})
let ledgers = 0

describeLedger('redis', async (): Promise<LedgerPlace> => {
  ledgers += 1
  const name = `test-${ledgers}`
  return {
    open: () => openLedger(`${server.address}?ledger=${name}`),
    async damage(record) {
      const client = new Redis(server.address)
      const key = `evencast:ledger:${name}`
      const line = (await client.lindex(key, record)) ?? ''
      await client.lset(key, record, line.replace('"draws"', '"drawz"'))
      await client.quit()
    },
  }
})

describe('a ledger in redis', () => {
  it('that does not answer says where it should be, without the password', async () => {
    await assert.rejects(openLedger('redis://somebody:secret@127.0.0.1:1/0'), (error: unknown) => {
      assert.ok(EvencastError.isInstance(error))
      assert.equal(error.code, 'EVENCAST_LEDGER_FAILED')
      assert.match(error.message, /127\.0\.0\.1:1/)
      assert.ok(!error.message.includes('secret'))
      return true
    })
  })
})
