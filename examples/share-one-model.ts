// Several scenes with one warm model, a policy of your own, and a request that can be stopped.
import { draw, openRenderer } from '../index.ts'

const policy = {
  schema: 1 as const,
  id: 'clinic',
  version: 1,
  attributes: {
    presentation: { values: { feminine: 1, masculine: 1 } },
    skin_tone: { scale: 'monk', values: 'uniform' },
  },
}
const renderer = await openRenderer('mini')
try {
  for (let image = 0; image < 2; image += 1) {
    const signal = AbortSignal.timeout(120_000)
    const { scene } = await draw('a nurse', {
      seed: 11,
      image,
      policy,
      renderer,
      signal,
      size: { width: 256, height: 256 },
    })
    console.log(image, scene.cast?.subjects[0]?.attributes.skin_tone?.value)
  }
} finally {
  await renderer.close()
}
