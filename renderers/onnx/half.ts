/**
 * IEEE 754 half precision, for graphs with float16 inputs and outputs: Node 20 has no `Float16Array`.
 *
 * @module
 */

const float = new Float32Array(1)
const bits = new Uint32Array(float.buffer)

/** To half precision, rounding to nearest, ties to even; beyond 65504 to infinity. */
export function toHalf(values: Float32Array): Uint16Array {
  return Uint16Array.from(values, halfBits)
}

/** From half precision, exactly. */
export function fromHalf(values: Uint16Array): Float32Array {
  return Float32Array.from(values, halfValue)
}

function halfBits(value: number): number {
  float[0] = value
  const word = bits[0] ?? 0
  const sign = (word >>> 16) & 0x8000
  const magnitude = word & 0x7fffffff
  if (magnitude > 0x7f800000) return sign | 0x7e00
  if (magnitude >= 0x47800000) return sign | 0x7c00
  if (magnitude < 0x38800000) {
    // Subnormal: in units of 2^-24, where adding and subtracting a power of two rounds ties to even.
    const units = Math.abs(float[0] ?? 0) * 2 ** 24
    return sign | (units + 2 ** 52 - 2 ** 52)
  }
  const rounded = magnitude - 0x38000000 + 0xfff + ((magnitude >>> 13) & 1)
  return sign | (rounded >>> 13)
}

function halfValue(half: number): number {
  const sign = half & 0x8000 ? -1 : 1
  const exponent = (half >>> 10) & 0x1f
  const fraction = half & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
