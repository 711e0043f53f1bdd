/**
 * Sessions that are loaded at the first use, shared by all uses, and released when none is left.
 *
 * @module
 */
import type { OnEvent } from '../../types.ts'
import type { Sessions } from './sessions.ts'

export interface WarmSessions {
  /** Runs with open sessions; a load that failed is tried again by the next use. */
  use<Result>(onEvent: OnEvent | undefined, work: (sessions: Sessions) => Promise<Result>): Promise<Result>
  /** Seconds inside the runtime since loading; 0 before. */
  runtimeSeconds(): number
  /** Waits for what is running, then frees the memory; a later use loads again. */
  close(): Promise<void>
}

export function warmSessions(open: (onEvent: OnEvent | undefined) => Promise<Sessions>): WarmSessions {
  const running = new Set<Promise<unknown>>()
  let loading: Promise<Sessions> | undefined
  let loaded: Sessions | undefined

  const load = async (onEvent: OnEvent | undefined): Promise<Sessions> => {
    loading ??= open(onEvent)
    try {
      loaded = await loading
      return loaded
    } catch (error) {
      loading = undefined
      throw error
    }
  }

  return {
    async use(onEvent, work) {
      const run = load(onEvent).then(work)
      running.add(run)
      try {
        return await run
      } finally {
        running.delete(run)
      }
    },
    runtimeSeconds: () => loaded?.runtimeSeconds() ?? 0,
    async close() {
      await Promise.allSettled(running)
      const sessions = loaded
      loading = undefined
      loaded = undefined
      await sessions?.release()
    },
  }
}
