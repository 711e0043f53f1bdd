/**
 * Any Stable-Diffusion-shaped pipeline from the standard diffusers-ONNX folder, the embedded model included.
 *
 * @module
 */
export { type OnnxRenderer, type OnnxRendererOptions, openOnnxRenderer } from './renderer.ts'
