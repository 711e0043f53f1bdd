/**
 * Work that a fired signal ends at once.
 *
 * @module
 */
import { throwIfAborted } from '../../errors.ts'

/** The work's value, or EVENCAST_ABORTED as soon as the signal fires: the client would first sleep until its next attempt. */
export async function unlessAborted<Value>(
  work: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (signal === undefined) return work
  let stop = () => {}
  const fired = new Promise<void>(resolve => {
    stop = resolve
  })
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    await Promise.race([work, fired])
    throwIfAborted(signal)
    return await work
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
