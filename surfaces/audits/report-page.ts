/**
 * The report of a set, with thumbnails of its worst pictures.
 *
 * @module
 */
import { type Miss, reportMarkup, type SetAudit, type Thumbnail } from '../../audits/index.ts'

export interface ReportPageOptions {
  readonly audit: SetAudit
  readonly missed: readonly Miss[]
  readonly rules: number
  readonly skipped: number
  /** Picture's name to its path. */
  readonly files: ReadonlyMap<string, string>
  readonly tolerance?: number | undefined
}

const mostPictures = 24
const thumbnailSide = 320

/** One HTML page that needs no other file. */
export async function reportPage({ files, ...options }: ReportPageOptions): Promise<string> {
  const worst = options.audit.worst.slice(0, mostPictures)
  const thumbnails = new Map<string, Thumbnail>()
  for (const { name } of worst) {
    const file = files.get(name)
    if (file !== undefined) thumbnails.set(name, await thumbnail(file))
  }
  return reportMarkup({ ...options, thumbnails })
}

async function thumbnail(file: string): Promise<Thumbnail> {
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(file)
    .resize({ width: thumbnailSide, height: thumbnailSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer({ resolveWithObject: true })
  return {
    source: `data:image/webp;base64,${data.toString('base64')}`,
    width: info.width,
    height: info.height,
  }
}
