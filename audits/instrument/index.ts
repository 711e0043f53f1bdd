/**
 * The instrument that ships with the package: what a box shows, and who is in a picture without boxes.
 *
 * @module
 */
export { type OpenAuditorOptions, openAuditor } from './open-auditor.ts'
