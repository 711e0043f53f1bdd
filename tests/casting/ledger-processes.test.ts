import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'

/** The short form of bench/ledger.ts: the same checks, fewer requests. */
describe('processes on one ledger, killed and restarted at random', () => {
  for (const store of ['file', 'redis']) {
    it(`lose no draw and take none twice (${store})`, { timeout: 400_000 }, async () => {
      const options = [
        '--store',
        store,
        '--requests',
        '40',
        '--workers',
        '3',
        '--kill-after',
        '700',
        '--most-kills',
        '2',
      ]
      const { stdout } = await promisify(execFile)(process.execPath, [
        '--import',
        'tsx',
        'bench/ledger.ts',
        ...options,
      ])
      assert.match(stdout, /40 requests/)
      assert.match(stdout, /no draw lost, none twice/)
    })
  }
})
