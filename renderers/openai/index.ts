/**
 * Hosted image models: OpenAI's, and any server that follows its Images API.
 *
 * @module
 */
export { type OpenAIRendererOptions, openOpenAIRenderer } from './renderer.ts'
