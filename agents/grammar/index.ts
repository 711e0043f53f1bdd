export { grammarPlanner } from './grammar-planner.ts'
