/**
 * Populations: a known number of subjects at once.
 *
 * @module
 */
export {
  castPopulation,
  type Population,
  type PopulationChunk,
  type PopulationOptions,
} from './population.ts'
export { noValue } from './population-columns.ts'
