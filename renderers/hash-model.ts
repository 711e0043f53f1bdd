/**
 * What a model is, apart from what it is called.
 *
 * @module
 */
import { assetPath } from '../assets.ts'
import { readModelFolder } from './onnx/folder/folder.ts'
import { modelHash } from './onnx/folder/model-hash.ts'

/**
 * SHA-256 over the files of a model that drawing reads, or a hosted model's name: what renderings report as `modelHash`,
 * before anything is drawn. Throws EVENCAST_MODEL_NOT_FOUND or _INVALID.
 *
 * @example
 * await hashModel('mini') // '5f0c…'
 */
export async function hashModel(model: string): Promise<string> {
  if (model.startsWith('openai:')) return model.slice('openai:'.length)
  return modelHash(await readModelFolder(model === 'mini' ? assetPath('models/mini') : model))
}
