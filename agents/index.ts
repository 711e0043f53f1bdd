/**
 * ① request → plan.
 *
 * @module
 */
export {
  type Command,
  type CommandOf,
  commandSchema,
  type DialogueReader,
  fromLeft,
  grammarReader,
  openDialogueReader,
  type ScenePoints,
  type Understood,
} from './conversation/index.ts'
export { adjectiveEntailments, type Entailment, nounEntailments } from './entailments.ts'
export { grammarPlanner } from './grammar/index.ts'
export {
  folderMemory,
  type LangchainPlannerOptions,
  langchainPlanner,
  type PlannerMemory,
  type PlannerPrices,
  type PlannerUsage,
  parsePrices,
  processMemory,
  type TokenUsage,
} from './langchain/index.ts'
export { type OpenPlannerOptions, openPlanner } from './open-planner.ts'
export type { Planner, PlanOptions } from './planner.ts'
