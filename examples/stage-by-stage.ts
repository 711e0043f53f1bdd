// The flow by hand, up to the words of each box: every stage is a function of the values before it.
import { openPlanner } from '../agents/index.ts'
import { auditScene } from '../audits/index.ts'
import { castingTargets, castScene, parsePolicy } from '../casting/index.ts'
import { arrangeScene } from '../layouts/index.ts'
import { writeScript } from '../prompts/index.ts'
import { openRenderer } from '../renderers/index.ts'
import { requestSchema } from '../types.ts'

const policy = parsePolicy(
  `schema: 1
id: clinic
version: 1
attributes:
  presentation: {values: {feminine: 50, masculine: 50}}
  age: {values: {adult: 3, older: 1}}
`,
  'clinic.yaml',
)
const text = 'four doctors in a hospital'
const request = requestSchema.parse({ text, seed: 7, policy, model: 'mini' })

const { value: plan } = await (await openPlanner('grammar')).plan(text)
const { value: cast } = castScene({ plan, policy, seed: 7, image: 0 })
const renderer = await openRenderer('mini') // reads the model's description; weights are loaded at the first picture
const { capabilities, countTokens } = renderer
const { value: layout } = arrangeScene({ plan, cast, capabilities })
const { value: script } = writeScript({ request, plan, cast, layout, capabilities, countTokens })
await renderer.close()

for (const { id, prompt } of script.subjects) console.log(id, '·', prompt)
const audit = auditScene({ policy, cast, targets: castingTargets({ plan, cast, policy }) })
console.log(audit.cast.presentation?.counts)
