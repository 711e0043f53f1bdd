/**
 * What a picture of a hosted model costs at most, by the service's published list.
 *
 * @module
 */

/**
 * US dollars per picture at the dearest size and quality that the renderer can ask for or the service may choose: OpenAI's
 * price list of 2025 (gpt-image-1 high at 1536x1024, dall-e-3 standard at 1792x1024, dall-e-2 at 1024x1024).
 */
const listPrices: Readonly<Record<string, number>> = {
  'openai:gpt-image-1': 0.25,
  'openai:dall-e-3': 0.08,
  'openai:dall-e-2': 0.02,
}

/**
 * Price of one picture in US dollars: 0 for a model that runs here; undefined: not known, as at any other address than
 * the service's own.
 */
export function listPrice(
  model: string,
  environment: Readonly<Record<string, string | undefined>>,
): number | undefined {
  if (!model.startsWith('openai:')) return 0
  const address = environment.OPENAI_BASE_URL
  return address === undefined || address === '' || /^https:\/\/api\.openai\.com\b/.test(address)
    ? listPrices[model]
    : undefined
}
