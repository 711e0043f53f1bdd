/**
 * The planner on language models.
 *
 * @module
 */
export { type LangchainPlannerOptions, langchainPlanner } from './planner.ts'
