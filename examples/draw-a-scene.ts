// One scene from a request to a PNG, with progress.
import { writeFile } from 'node:fs/promises'
import { draw } from '../index.ts'

const { scene, png } = await draw('a doctor and two nurses in a hospital', {
  seed: 7,
  onEvent: event => {
    if (event.type === 'stage-end') console.log(`${event.stage}: ${event.seconds.toFixed(2)} s`)
  },
})
await writeFile('hospital.png', png)
for (const { id, attributes } of scene.cast?.subjects ?? []) {
  console.log(
    id,
    Object.values(attributes).map(attribute => attribute.value),
  )
}
