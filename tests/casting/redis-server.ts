import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A real redis-server on a free port, with every write flushed; `apt-get install redis-server`. */
export interface RedisServer {
  readonly address: string
  readonly port: number
  readonly process: number | undefined
  readonly stop: () => Promise<void>
}

export interface RedisOptions {
  /** Started again on the port and in the folder of one that was stopped, it has all that was written. */
  readonly port?: number
  /** When writes are flushed; undefined: always, before they are answered. */
  readonly flush?: 'always' | 'everysec'
}

export async function startRedis(folder: string, options: RedisOptions = {}): Promise<RedisServer> {
  const port = options.port ?? (await freePort())
  const server = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--appendonly',
      'yes',
      '--appendfsync',
      options.flush ?? 'always',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await ready(server)
  return {
    port,
    process: server.pid,
    address: `redis://127.0.0.1:${port}/0`,
    async stop() {
      server.kill('SIGKILL')
      await once(server, 'exit')
    },
  }
}

async function ready(server: ChildProcess): Promise<void> {
  const failed = once(server, 'error').then(([error]) => {
    throw new Error('Expected redis-server on this machine: apt-get install redis-server', { cause: error })
  })
  let said = ''
  const listening = (async () => {
    for await (const chunk of server.stdout ?? []) {
      said += String(chunk)
      if (said.includes('Ready to accept connections')) return
    }
    throw new Error(`redis-server ended: ${said.slice(-500)}`)
  })()
  await Promise.race([failed, listening])
  failed.catch(() => undefined)
  server.stdout?.resume()
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('Expected a port')
  return address.port
}
