/**
 * `--cast "presentation=feminine:60,masculine:40"`: a distribution for this run, in place of the policy's.
 *
 * @module
 */
import { invalidValue } from '../../errors.ts'

/** Attribute to value to relative weight; undefined where the option was not given. */
export function parseCastOptions(
  texts: readonly string[] | undefined,
): Readonly<Record<string, Readonly<Record<string, number>>>> | undefined {
  if (texts === undefined) return undefined
  return Object.fromEntries(texts.flatMap(text => text.split(';')).map(parseDistribution))
}

function parseDistribution(text: string): [string, Record<string, number>] {
  const [attribute = '', values = '', ...rest] = text.split('=').map(part => part.trim())
  const weights = values.split(',').map(parseWeight)
  if (!/^[a-z_]+$/.test(attribute) || rest.length > 0 || weights.some(weight => weight === undefined)) {
    throw invalidCast(text)
  }
  const distribution = Object.fromEntries(weights.filter(weight => weight !== undefined))
  if (Object.values(distribution).every(weight => weight === 0)) throw invalidCast(text)
  return [attribute, distribution]
}

/** `feminine:60`; a value without a weight weighs 1. */
function parseWeight(text: string): [string, number] | undefined {
  const match = /^([\w -]+?)(?::(\d+(?:\.\d+)?))?$/.exec(text.trim())
  if (match?.[1] === undefined) return undefined
  return [match[1].trim(), match[2] === undefined ? 1 : Number(match[2])]
}

function invalidCast(text: string): Error {
  return invalidValue('EVENCAST_OPTION_INVALID', '--cast', 'attribute=value:weight,value:weight', text, {
    hint: 'For example --cast "presentation=feminine:60,masculine:40"; weights are relative.',
  })
}
