/**
 * WebDataset (github.com/webdataset/webdataset): plain tar shards in which files of one sample stand together and share the
 * name up to the first dot. The same pictures give the same bytes.
 *
 * ```
 * train-000000.tar   00001.asked.json  00001.measured.json  00001.png  00001.txt  00002.…
 * ```
 *
 * @module
 */
import { join } from 'node:path'
import { type GrowingFile, growFile } from './growing-file.ts'
import { runLengthMask } from './run-length.ts'
import type { DataSample, DatasetWriter, MeasuredSubject, Split } from './sample.ts'
import { tarEnd, tarEntry } from './tar.ts'

interface Shard {
  readonly file: GrowingFile
  readonly number: number
  readonly samples: number
}

/** Opens shards in an empty folder, each of at most so many samples. */
export async function openWebdatasetWriter(folder: string, shardSize: number): Promise<DatasetWriter> {
  const shards = new Map<Split, Shard>()
  const shardFor = async (split: Split): Promise<Shard> => {
    const open = shards.get(split)
    if (open !== undefined && open.samples < shardSize) return open
    if (open !== undefined) await end(open)
    const number = open === undefined ? 0 : open.number + 1
    const name = `${split}-${String(number).padStart(6, '0')}.tar`
    return { file: await growFile(join(folder, name)), number, samples: 0 }
  }
  return {
    async add(sample) {
      const shard = await shardFor(sample.split)
      for (const entry of entriesOf(sample)) await shard.file.write(entry)
      shards.set(sample.split, { ...shard, samples: shard.samples + 1 })
    },
    async close() {
      for (const shard of shards.values()) await end(shard)
    },
  }
}

async function end({ file }: Shard): Promise<void> {
  await file.write(tarEnd())
  await file.close()
}

/** By name, as they are sorted within a sample. */
function entriesOf(sample: DataSample): readonly Uint8Array[] {
  const { key, png, text, prompt, setting, seed, index, group, canvas, asked, measured } = sample
  const labels = { text, prompt, setting, seed, index, group, ...canvas, subjects: asked }
  return [
    tarEntry(`${key}.asked.json`, json(labels)),
    ...(measured === undefined
      ? []
      : [tarEntry(`${key}.measured.json`, json({ subjects: measured.map(one => written(one, sample)) }))]),
    tarEntry(`${key}.png`, png),
    tarEntry(`${key}.txt`, new TextEncoder().encode(text)),
  ]
}

/** Masks as run lengths. */
function written({ mask, ...subject }: MeasuredSubject, { canvas }: DataSample) {
  return mask === undefined ? subject : { ...subject, mask: runLengthMask(mask, canvas) }
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}
