/**
 * The planner on language models.
 *
 * @module
 */
export { folderMemory, type PlannerMemory, processMemory } from './memory.ts'
export { type LangchainPlannerOptions, langchainPlanner } from './planner.ts'
export { type PlannerPrices, type PlannerUsage, parsePrices, type TokenUsage } from './usage.ts'
