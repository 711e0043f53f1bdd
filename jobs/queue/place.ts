/**
 * Where a queue is: a server, and a name on it.
 *
 * @module
 */
import { Redis } from 'ioredis'
import { EvencastError, invalidValue } from '../../errors.ts'

/** A queue's place; `shown` holds no password. */
export interface QueuePlace {
  readonly url: string
  readonly name: string
  readonly shown: string
}

/**
 * Reads `redis://[user:password@]host[:port][/database][?queue=NAME]` (or `rediss://`); the name is `default` where none
 * is given. Teams that share a server take a name each.
 *
 * @example
 * queuePlace('redis://127.0.0.1/0?queue=cats').name // 'cats'
 */
export function queuePlace(address: string): QueuePlace {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !/^rediss?:$/.test(url.protocol) || url.hostname === '')
    throw invalidValue(
      'EVENCAST_OPTION_INVALID',
      'queue',
      'an address such as redis://127.0.0.1:6379/0',
      address,
    )
  const name = url.searchParams.get('queue') ?? 'default'
  if (!/^[\w-]{1,64}$/.test(name))
    throw invalidValue('EVENCAST_OPTION_INVALID', 'queue', 'a name of letters, digits, - and _', name)
  url.search = ''
  return { url: url.href, name, shown: `${url.protocol}//${url.host}${url.pathname}?queue=${name}` }
}

/** Milliseconds that a first answer may take. */
const patience = 5_000

/**
 * Connects; EVENCAST_QUEUE_FAILED where the server does not answer. Later on, what is asked while it is away waits until
 * it is back.
 */
export async function connectToQueue(place: QueuePlace): Promise<Redis> {
  const client = new Redis(place.url, {
    lazyConnect: true,
    connectTimeout: patience,
    maxRetriesPerRequest: null,
    retryStrategy: times => Math.min(times * 100, 2_000),
  })
  let cause: unknown
  client.on('error', error => {
    cause = error
  })
  try {
    await Promise.race([client.connect().then(() => client.ping()), failAfter(patience)])
    return client
  } catch (error) {
    client.disconnect()
    throw new EvencastError(
      'EVENCAST_QUEUE_FAILED',
      `Expected an answer from the queue ${place.shown}, got none`,
      {
        cause: cause ?? error,
        hint: 'Is redis-server running there, and may this user use it?',
      },
    )
  }
}

/** Tells when the server goes away, and when it is back. */
export function tellOfAbsence(
  client: Redis,
  { shown }: QueuePlace,
  onNotice: ((notice: string) => void) | undefined,
): void {
  let away = false
  client.on('close', () => {
    if (away || client.status === 'end') return
    away = true
    onNotice?.(`The queue ${shown} does not answer; waiting for it`)
  })
  client.on('ready', () => {
    if (away) onNotice?.(`The queue ${shown} answers again`)
    away = false
  })
}

async function failAfter(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`No answer within ${milliseconds / 1000} s`)), milliseconds).unref()
  })
}
