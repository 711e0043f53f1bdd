/**
 * Small ONNX graphs for tests, written as lists of nodes.
 */
import onnxProto from 'onnx-proto'

const { onnx } = onnxProto

export const types = { float32: 1, int32: 6, int64: 7, float16: 10 } as const
export type Type = keyof typeof types

export interface Value {
  readonly name: string
  readonly type: Type
  /** Numbers are fixed, names are dynamic. */
  readonly shape: readonly (number | string)[]
}

export interface Node {
  readonly operator: string
  readonly inputs: readonly string[]
  readonly output: string
  readonly attributes?: Readonly<Record<string, number | string | readonly number[]>>
}

export interface Constant {
  readonly name: string
  readonly type: Type
  readonly shape: readonly number[]
  readonly data: readonly number[]
  /** Name of a file beside the graph that is said to hold the data. */
  readonly externalFile?: string
}

export interface GraphDescription {
  readonly inputs: readonly Value[]
  readonly outputs: readonly Value[]
  readonly constants?: readonly Constant[]
  readonly nodes: readonly Node[]
}

/** Bytes of an ONNX model, operator set 17. */
export function buildGraph({ inputs, outputs, constants = [], nodes }: GraphDescription): Uint8Array {
  const model = onnx.ModelProto.create({
    irVersion: 8,
    opsetImport: [{ domain: '', version: 17 }],
    graph: {
      name: 'test',
      input: inputs.map(valueInfo),
      output: outputs.map(valueInfo),
      initializer: constants.map(initializer),
      node: nodes.map(({ operator, inputs: input, output, attributes = {} }) => ({
        opType: operator,
        input: [...input],
        output: [output],
        attribute: Object.entries(attributes).map(([name, value]) => attribute(name, value)),
      })),
    },
  })
  return onnx.ModelProto.encode(model).finish()
}

function valueInfo({ name, type, shape }: Value) {
  const dim = shape.map(size => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }))
  return { name, type: { tensorType: { elemType: types[type], shape: { dim } } } }
}

function initializer({ name, type, shape, data, externalFile }: Constant) {
  const tensor = { name, dataType: types[type], dims: [...shape] }
  if (externalFile !== undefined)
    return { ...tensor, dataLocation: 1, externalData: [{ key: 'location', value: externalFile }] }
  return type === 'float32' ? { ...tensor, floatData: [...data] } : { ...tensor, int64Data: [...data] }
}

function attribute(name: string, value: number | string | readonly number[]) {
  const kinds = onnx.AttributeProto.AttributeType
  if (typeof value === 'string') return { name, type: kinds.STRING, s: new TextEncoder().encode(value) }
  if (typeof value === 'number') return { name, type: kinds.INT, i: value }
  return { name, type: kinds.INTS, ints: [...value] }
}
