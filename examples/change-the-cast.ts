// Cast a team, decide one attribute yourself, let a sixth player join, and go on from there.
import { castScene, scriptScene } from '../index.ts'

const { plan, cast } = await castScene('a basketball team of five', { seed: 7 })
if (plan === undefined || cast === undefined) throw new Error('Nothing was cast')

const sixth = {
  id: 'basketball-player-6',
  class: 'person',
  role: 'basketball player',
  stated: { age: 'adult' },
}
const scene = await scriptScene('a basketball team of five', {
  seed: 7,
  saved: { plan: { ...plan, subjects: [...plan.subjects, sixth] }, cast },
})
for (const { id, prompt } of scene.script?.subjects ?? []) console.log(id, '·', prompt)
