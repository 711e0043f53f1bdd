/**
 * ⑥ Audits: was the cast drawn as the policy asks, and the picture as the cast asks?
 *
 * @module
 */
export { type AuditPictureOptions, auditPicture } from './audit-picture.ts'
export { type AuditOptions, auditScene } from './audit-scene.ts'
export {
  type AttributeAudit,
  type AuditSetOptions,
  auditSet,
  type PictureSummary,
  type SetAudit,
} from './audit-set.ts'
export {
  type AuditedAttribute,
  type AuditedPicture,
  type AuditedSubject,
  type JoinOptions,
  joinAudit,
  pairName,
} from './audited-picture.ts'
export type {
  Auditor,
  AuditorOptions,
  BoxToRead,
  ConfusionMatrix,
  Reading,
  SubjectReading,
} from './auditor.ts'
export { boxesToRead } from './boxes-to-read.ts'
export type { Comparison, ShareEstimate } from './compare-shares.ts'
export { type OpenAuditorOptions, openAuditor } from './instrument/index.ts'
export type { Proportion } from './proportion.ts'
export { type ReportOptions, reportMarkup, type Thumbnail } from './report/page.ts'
export * from './statistics/index.ts'
export {
  type AuditRule,
  type Miss,
  missedRules,
  type PolicyTolerance,
  parseRules,
  policyTolerance,
} from './tolerances.ts'
export { type AttributeVerdict, type GroupOf, shows } from './verdict.ts'
