/**
 * What every stage of the flow shares: events, timings, warnings and the point where a fired signal stops it.
 *
 * @module
 */
import { throwIfAborted } from './errors.ts'
import type { OnEvent, Rendering, Staged, StageName, Warning } from './types.ts'

export interface FlowOptions {
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: OnEvent | undefined
  /** Milliseconds from any fixed point. */
  readonly now: () => number
}

export interface Flow {
  /** Runs one stage, between its two events, and keeps its warnings. */
  stage<Value>(name: StageName, run: () => Staged<Value> | Promise<Staged<Value>>): Promise<Value>
  /** Adds warnings that no stage raised. */
  warn(warnings: readonly Warning[]): void
  /** All warnings so far, in the order of their stages. */
  warnings(): readonly Warning[]
  /** The rendering with the seconds of the stages before it. */
  timed(rendering: Rendering): Rendering
}

/** Starts the account of one picture. */
export function startFlow({ signal, onEvent, now }: FlowOptions): Flow {
  const collected: Warning[] = []
  const seconds = new Map<StageName, number>()
  const started = now()

  return {
    async stage(name, run) {
      throwIfAborted(signal)
      onEvent?.({ type: 'stage-start', stage: name })
      const before = now()
      const { value, warnings } = await run()
      seconds.set(name, (now() - before) / 1000)
      collected.push(...warnings)
      onEvent?.({ type: 'stage-end', stage: name, seconds: seconds.get(name) ?? 0 })
      throwIfAborted(signal)
      return value
    },
    warn: warnings => void collected.push(...warnings),
    warnings: () => distinct(collected),
    timed: rendering => ({
      ...rendering,
      seconds: {
        ...earlierSeconds(seconds),
        ...rendering.seconds,
        total: (now() - started) / 1000,
      },
    }),
  }
}

/** What a stage gives back that can honour all it is asked. */
export async function unwarned<Value>(value: Value | Promise<Value>): Promise<Staged<Value>> {
  return { value: await value, warnings: [] }
}

/** Script and rendering may both say that a service honours no seed; a person reads it once. */
function distinct(warnings: readonly Warning[]): readonly Warning[] {
  const keys = warnings.map(({ type, feature, subject }) => JSON.stringify([type, feature, subject]))
  return warnings.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}

function earlierSeconds(seconds: ReadonlyMap<StageName, number>): Partial<Rendering['seconds']> {
  return Object.fromEntries([...seconds].filter(([stage]) => stage !== 'rendering' && stage !== 'audit'))
}
