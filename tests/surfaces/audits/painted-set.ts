/** Pictures of two people each, cast by a real policy, painted so that a known part of them shows somebody else. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { castScene, policyFromDocument } from '../../../casting/index.ts'
import { encodePicture, writeSafely } from '../../../datasets/index.ts'
import { type Plan, requestSchema, type Scene } from '../../../types.ts'
import { paint, type presentations } from '../../audits/colour-auditor.ts'
import { exampleScene } from '../../datasets/example-scene.ts'

const size = { width: 64, height: 64 }
const boxes = [
  { x: 0, y: 0, width: 24, height: 64 },
  { x: 40, y: 0, width: 24, height: 64 },
]

const plan: Plan = {
  subjects: ['doctor-1', 'doctor-2'].map(id => ({ id, class: 'person', stated: {} })),
  shares: [],
  variety: [],
  relations: [],
}

export interface PaintedSet {
  readonly pictures: number
  /** Every how many-th first subject is painted masculine whatever its cast; 0: none. */
  readonly turned: number
  /** The policy's `audit` section. */
  readonly audit?: Readonly<Record<string, unknown>>
  readonly unboxed?: boolean
  readonly uncast?: boolean
}

const policy = {
  schema: 1,
  id: 'halves',
  version: 2,
  attributes: {
    presentation: { values: { feminine: 1, masculine: 1 } },
    skin_tone: { scale: 'monk', values: { 'monk-1': 1, 'monk-5': 1, 'monk-9': 1 } },
  },
  balance: [['presentation', 'skin_tone']],
} as const

/** A folder with the set's pictures, `0.png` and on. */
export async function paintedSet(set: PaintedSet): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'evencast-audit-'))
  for (let image = 0; image < set.pictures; image += 1) {
    await writeSafely(join(folder, `${image}.png`), await paintedPicture(image, set))
  }
  return folder
}

function paintedPicture(image: number, set: PaintedSet): Promise<Uint8Array> {
  const request = requestSchema.parse({
    text: 'two people',
    seed: 4,
    image,
    size,
    policy: { ...policy, ...(set.audit === undefined ? {} : { audit: set.audit }) },
    model: 'mini',
    ...(set.uncast ? { uncast: true } : {}),
  })
  const { value: cast } = castScene({
    plan,
    policy: policyFromDocument(request.policy),
    seed: request.seed,
    image,
  })
  const painted = cast.subjects.map(({ attributes }, index) => ({
    box: boxes[index] ?? { x: 0, y: 0, width: 8, height: 8 },
    presentation:
      index === 0 && set.turned > 0 && image % set.turned === 0
        ? ('masculine' as const)
        : ((attributes.presentation?.value ?? 'feminine') as keyof typeof presentations),
    skin_tone: attributes.skin_tone?.value ?? 'monk-1',
  }))
  const script = exampleScene.script
  if (script === undefined) throw new Error('The example has a script')
  const scene: Scene = {
    ...exampleScene,
    request,
    plan,
    cast,
    layout: {
      canvas: size,
      subjects: plan.subjects.map(({ id }, depth) => ({
        id,
        box: boxes[depth] ?? { ...size, x: 0, y: 0 },
        depth,
      })),
      occlusions: [],
    },
    script: { ...script, ...(set.unboxed ? { regions: 'none' as const } : {}) },
  }
  return encodePicture(paint(size.width, size.height, painted), { scene, software: '0.0.0' })
}
