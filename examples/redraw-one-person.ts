// One person of a finished picture drawn anew: everybody else stays, to the last pixel.
import { writeFile } from 'node:fs/promises'
import { draw, openRenderer, readDrawing, redraw } from '../index.ts'

const renderer = await openRenderer('mini')
try {
  const { png } = await draw('two doctors in a hospital', { seed: 7, renderer })
  await writeFile('doctors.png', png)

  const old = await readDrawing('doctors.png')
  const changed = await redraw(old, 'doctor-2', {
    attributes: { age: 'older', hair_color: 'white' },
    seed: 3,
    renderer,
  })
  await writeFile('doctors-2.png', changed.png)

  const { pixels } = changed.picture
  const others = pixels.filter((_, index) => changed.mask[Math.floor(index / 3)] === 0)
  const before = old.picture.pixels.filter((_, index) => changed.mask[Math.floor(index / 3)] === 0)
  console.log(others.length, 'bytes outside the mask,', Buffer.compare(others, before), 'differ')
  console.log(changed.scene.script?.subjects.find(({ id }) => id === 'doctor-2')?.prompt)
} finally {
  await renderer.close()
}
