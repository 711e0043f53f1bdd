/**
 * The three sessions of a model, loaded at the first picture and warm from then on.
 *
 * @module
 */
import type { OnEvent } from '../../types.ts'
import { encoderName, graphNames, type ModelFolder } from './folder/folder.ts'
import { modelHash } from './folder/model-hash.ts'
import { type Graph, type GraphName, openGraph } from './graph.ts'
import { loadRuntime } from './runtime.ts'
import { createTextEncoder, type TextEncoder } from './text-encoder.ts'
import type { PromptTokenizer } from './tokenizer.ts'

export interface Sessions {
  readonly textEncoder: TextEncoder
  readonly unet: Graph
  readonly vaeDecoder: Graph
  /** Opened at the first call; only redrawing needs it. */
  vaeEncoder(onEvent: OnEvent | undefined): Promise<Graph>
  /** SHA-256 over the model's files. */
  readonly modelHash: string
  /** Seconds spent inside the runtime since loading. */
  runtimeSeconds(): number
  release(): Promise<void>
}

export interface SessionOptions {
  /** Threads within one operator; undefined: as many as there are cores. */
  readonly threads?: number | undefined
  readonly onEvent?: OnEvent | undefined
}

/** Opens all three graphs side by side, and hashes the files meanwhile. */
export async function openSessions(
  folder: ModelFolder,
  tokenizer: PromptTokenizer,
  { threads, onEvent }: SessionOptions,
): Promise<Sessions> {
  const runtime = await loadRuntime()
  let seconds = 0
  const open = (part: GraphName, hears: OnEvent | undefined) => {
    hears?.({ type: 'model-load', part })
    const onRun = (spent: number) => {
      seconds += spent
    }
    return openGraph(runtime, folder.path, part, { threads, onRun })
  }
  const hash = modelHash(folder)
  const opened = await Promise.allSettled(graphNames.map(part => open(part, onEvent)))
  const graphs = opened.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
  let encoder: Promise<Graph> | undefined
  const vaeEncoder = (hears: OnEvent | undefined) => {
    encoder ??= open(encoderName, hears).catch((error: unknown) => {
      encoder = undefined
      throw error
    })
    return encoder
  }
  const release = async () => {
    const later = await encoder?.catch(() => undefined)
    await Promise.all([...graphs, ...(later === undefined ? [] : [later])].map(graph => graph.release()))
  }
  const failure = opened.find(result => result.status === 'rejected')
  const [textGraph, unet, vaeDecoder] = graphs
  if (failure !== undefined || textGraph === undefined || unet === undefined || vaeDecoder === undefined) {
    await release()
    throw failure?.reason
  }
  const padded = !unet.inputs.has('encoder_attention_mask')
  return {
    textEncoder: createTextEncoder(textGraph, tokenizer, { padded }),
    unet,
    vaeDecoder,
    vaeEncoder,
    modelHash: await hash,
    runtimeSeconds: () => seconds,
    release,
  }
}
