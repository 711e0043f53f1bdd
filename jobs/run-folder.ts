/**
 * A run's folder: what lies where.
 *
 * ```
 * DIR/
 *   run.json         the manifest: what was asked for; written once, before anything is drawn
 *   plans.jsonl      one line per request: its plan, or why it has none; written once
 *   ledger.jsonl     one line per picture that was finished or given up, only ever added to (run-ledger.ts)
 *   failures.jsonl   one line per attempt that failed, with its causes, only ever added to
 *   redraws.jsonl    one line per picture that a top-up draws anew, only ever added to (redraws.ts)
 *   run.lock         who works on the folder now
 *   pictures/
 *     00001.png      index 0; whole or not there: written aside as `.evencast-*.part`, flushed, renamed
 * ```
 *
 * Everything a reader of the data set needs is in `run.json`, `plans.jsonl`, `ledger.jsonl` and `pictures/`.
 *
 * @module
 */
import { join } from 'node:path'

/** Absolute paths in a run's folder. */
export interface RunFolder {
  readonly path: string
  readonly manifest: string
  readonly plans: string
  readonly ledger: string
  readonly failures: string
  readonly redraws: string
  readonly lock: string
  readonly pictures: string
}

/** Names the files of a run's folder; touches none. */
export function runFolder(path: string): RunFolder {
  return {
    path,
    manifest: join(path, 'run.json'),
    plans: join(path, 'plans.jsonl'),
    ledger: join(path, 'ledger.jsonl'),
    failures: join(path, 'failures.jsonl'),
    redraws: join(path, 'redraws.jsonl'),
    lock: join(path, 'run.lock'),
    pictures: join(path, 'pictures'),
  }
}

/**
 * Path of a picture from the run's folder, with slashes.
 *
 * @example
 * pictureFile(0) // 'pictures/00001.png'
 */
export function pictureFile(index: number): string {
  return `pictures/${String(index + 1).padStart(5, '0')}.png`
}
