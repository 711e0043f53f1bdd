/**
 * The tests' painting model, with as many regions as a scene may need.
 *
 * @module
 */
import { editingModel, writeFolder } from '../../tests/renderers/onnx/tiny-model.ts'

/** Writes the model to a fresh folder, and gives its path. */
export async function writeTinyModel(): Promise<string> {
  const unet = editingModel['unet/config.json']
  return writeFolder({
    ...editingModel,
    'unet/config.json': { ...unet, sample_size: 32, maximum_regions: 24 },
  })
}
