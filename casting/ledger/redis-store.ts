/**
 * A ledger in Redis: a list of records; a Lua script adds one where its writer has read all others.
 *
 * How safe a record is against a crash of the server is the server's own setting (`appendfsync always` for all).
 *
 * @module
 */
import { Redis } from 'ioredis'
import { EvencastError } from '../../errors.ts'
import type { LedgerStore } from './ledger.ts'

/** Adds a record if there are still as many as its writer has read. */
const appendScript = `
if redis.call('LLEN', KEYS[1]) ~= tonumber(ARGV[1]) then return 0 end
return redis.call('RPUSH', KEYS[1], ARGV[2])`

/** Records per reply. */
const pageSize = 2_000

/**
 * Opens `redis://[user:password@]host[:port][/database][?ledger=NAME]` (or `rediss://`); the name is `default` where
 * none is given. Throws EVENCAST_LEDGER_FAILED where the server does not answer.
 */
export async function openRedisStore(address: string): Promise<LedgerStore> {
  const url = new URL(address)
  const ledger = url.searchParams.get('ledger') ?? 'default'
  const name = `${url.protocol}//${url.host}${url.pathname}?ledger=${ledger}`
  url.search = ''
  const client = new Redis(url.href, { lazyConnect: true, maxRetriesPerRequest: 5, connectTimeout: 5_000 })
  // Every failed command rejects by itself; without a listener the client would print as well.
  client.on('error', () => undefined)
  const attempt = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    try {
      return await run()
    } catch (error) {
      throw new EvencastError(
        'EVENCAST_LEDGER_FAILED',
        `Expected an answer from the ledger ${name}, got none`,
        {
          cause: error,
          hint: 'Is redis-server running there, and may this user use it?',
        },
      )
    }
  }
  try {
    await attempt(() => client.connect())
  } catch (error) {
    client.disconnect()
    throw error
  }
  const records = `evencast:ledger:${ledger}`
  let read = 0
  return {
    name,
    readNew: () =>
      attempt(async () => {
        const lines: string[] = []
        while (true) {
          const page = await client.lrange(records, read, read + pageSize - 1)
          read += page.length
          lines.push(...page)
          if (page.length < pageSize) return lines
        }
      }),
    append: line =>
      attempt(async () => {
        await client.eval(appendScript, 1, records, read, line)
      }),
    close: async () => {
      await client.quit()
    },
  }
}
