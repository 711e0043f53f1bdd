/**
 * What an ONNX file says about itself, read without loading it: input and output names, and the files beside it that
 * hold its weights. Weights are skipped, not read, so that a graph of gigabytes takes milliseconds.
 *
 * @module
 */
import { closeSync, openSync } from 'node:fs'
import { EvencastError } from '../../../errors.ts'
import { FileWindow, type ProtobufField, protobufFields } from './protobuf.ts'

export interface GraphSummary {
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** Names of external data files as written in the graph, unchecked. */
  readonly externalFiles: readonly string[]
}

/**
 * For each message of onnx.proto3 that can lead to a tensor: field number → what lies in it.
 * Functions and sparse tensors hold their parts in fields of their own.
 */
const messages = {
  model: { 7: 'graph', 25: 'function' },
  graph: { 1: 'node', 5: 'tensor', 11: 'input', 12: 'output', 15: 'sparseTensor' },
  function: { 7: 'node' },
  node: { 5: 'attribute' },
  attribute: { 5: 'tensor', 6: 'graph', 10: 'tensor', 11: 'graph', 22: 'sparseTensor', 23: 'sparseTensor' },
  sparseTensor: { 1: 'tensor', 2: 'tensor' },
  tensor: { 13: 'externalData' },
} as const satisfies Record<string, Readonly<Record<number, string>>>

type Container = keyof typeof messages

/** Reads an ONNX file's summary; EVENCAST_MODEL_INVALID if it is no ONNX graph. */
export function summariseGraph(file: string): GraphSummary {
  const handle = openSync(file, 'r')
  try {
    const window = new FileWindow(handle)
    const found = [...walkMessage(window, 'model', { start: 0, end: window.size }, 0)]
    const named = (kind: string) => [
      ...new Set(found.filter(item => item.kind === kind).map(item => item.text)),
    ]
    const summary = { inputs: named('input'), outputs: named('output'), externalFiles: named('externalData') }
    if (summary.inputs.length === 0 || summary.outputs.length === 0)
      throw new RangeError('no inputs or outputs')
    return summary
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new EvencastError('EVENCAST_MODEL_INVALID', `Expected an ONNX graph in ${file}, got other bytes`, {
      cause: error,
      hint: 'Export or download the model again. A Git LFS pointer of 130 bytes in its place means that `git lfs pull` is missing.',
    })
  } finally {
    closeSync(handle)
  }
}

interface Found {
  readonly kind: 'input' | 'output' | 'externalData'
  readonly text: string
}

function* walkMessage(
  window: FileWindow,
  container: Container,
  range: { readonly start: number; readonly end: number },
  depth: number,
): Generator<Found> {
  if (depth > 64) throw new RangeError('subgraphs nested too deep')
  const parts: Readonly<Record<number, Container | Found['kind']>> = messages[container]
  for (const field of protobufFields(window, range)) {
    const part = parts[field.number]
    if (part === undefined || field.end === undefined) continue
    const inner = { start: field.start, end: field.end }
    if (part === 'input' || part === 'output') {
      // Inputs of subgraphs are no inputs of the model.
      if (depth === 1) yield { kind: part, text: textOf(window, inner, 1) ?? '' }
    } else if (part === 'externalData') {
      if (textOf(window, inner, 1) === 'location') yield { kind: part, text: textOf(window, inner, 2) ?? '' }
    } else yield* walkMessage(window, part, inner, depth + 1)
  }
}

function textOf(
  window: FileWindow,
  range: { readonly start: number; readonly end: number },
  number: number,
): string | undefined {
  for (const field of protobufFields(window, range)) {
    if (field.number === number && isText(field)) return window.text(field.start, field.end)
  }
  return undefined
}

function isText(field: ProtobufField): field is ProtobufField & { readonly end: number } {
  return field.end !== undefined
}
