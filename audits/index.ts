/**
 * ⑦ Audits: was the cast drawn as the policy asks, and (later) the picture as the cast asks?
 *
 * @module
 */
export { type AuditOptions, auditScene } from './audit-scene.ts'
export {
  averageShares,
  chanceFloor,
  countValues,
  type Tally,
  toShares,
  totalVariation,
} from './statistics/index.ts'
