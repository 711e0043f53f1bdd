/**
 * Who is at work on a queue: workers and runs say so every few seconds, so that each can say why nothing happens.
 *
 * Times are the server's: the machines' own clocks may differ.
 *
 * @module
 */
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { DeepReadonly } from '../../types.ts'
import { versionsSchema } from '../job.ts'

const presentSchema = z.strictObject({
  /** Of a worker, or of a run. */
  name: z.string().min(1),
  /** Name of the BullMQ queue. */
  lane: z.string().min(1),
  versions: versionsSchema,
  modelHash: z.string().min(1),
  /** Milliseconds by the server's clock until which it counts as there. */
  until: z.number(),
})

/** A worker or a run that is there. */
export type Present = DeepReadonly<z.infer<typeof presentSchema>>
export type Role = 'worker' | 'run'

/** Milliseconds between two signs of life. */
export const heartbeat = 5_000

/** Signs of life that may get lost: loading a model may keep a busy machine's worker from giving any. */
const patience = 12

/** Says that one is there, for the next seconds. */
export async function announce(
  client: Redis,
  queue: string,
  role: Role,
  one: Omit<Present, 'until'>,
): Promise<void> {
  const until = (await serverTime(client)) + patience * heartbeat
  await client.hset(presenceKey(queue, role), one.name, JSON.stringify({ ...one, until }))
}

/** Says that one is gone. */
export async function depart(client: Redis, queue: string, role: Role, name: string): Promise<void> {
  await client.hdel(presenceKey(queue, role), name)
}

/** Who is there; whoever was not heard of for long is forgotten. */
export async function whoIsThere(client: Redis, queue: string, role: Role): Promise<readonly Present[]> {
  const [now, all] = await Promise.all([serverTime(client), client.hgetall(presenceKey(queue, role))])
  const present = Object.values(all).flatMap(text => {
    const one = presentSchema.safeParse(JSON.parse(text))
    return one.success && one.data.until > now ? [one.data] : []
  })
  const there = new Set(present.map(({ name }) => name))
  const gone = Object.keys(all).filter(name => !there.has(name))
  if (gone.length > 0) await client.hdel(presenceKey(queue, role), ...gone)
  return present
}

function presenceKey(queue: string, role: Role): string {
  return `evencast:${role}s:${queue}`
}

async function serverTime(client: Redis): Promise<number> {
  const [seconds, microseconds] = await client.time()
  return Number(seconds) * 1000 + Number(microseconds) / 1000
}
