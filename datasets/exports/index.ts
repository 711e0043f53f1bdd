/**
 * Pictures as data sets that people train on.
 *
 * @module
 */
export { openCocoWriter } from './coco.ts'
export { dataCard } from './data-card.ts'
export { datasheet } from './datasheet.ts'
export { fillFolder } from './growing-file.ts'
export { openImagefolderWriter } from './imagefolder.ts'
export { withDigitalSource } from './mark-picture.ts'
export {
  type AskedSubject,
  type DataSample,
  type DatasetWriter,
  type MeasuredSubject,
  type SetSurvey,
  type Split,
  splitNames,
} from './sample.ts'
export {
  type AttributeFigures,
  type ExportFormat,
  exportFormats,
  type SetFacts,
} from './set-facts.ts'
export { canGroup, type Grouping, groupings, groupOf, splitOf } from './splits.ts'
export { openWebdatasetWriter } from './webdataset.ts'
