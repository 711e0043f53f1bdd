/**
 * The whole system on one page: request → plan → cast → layout → script → rendering → audit.
 *
 * @module
 */
import { auditPicture } from './audits/index.ts'
import { castingTargets, castRequest, policyFromDocument } from './casting/index.ts'
import type { ComposeOptions, Composition, Tools } from './composition.ts'
import { drawEdited } from './edits/index.ts'
import { startFlow, unwarned } from './flow.ts'
import { arrangeScene, assertLayout } from './layouts/index.ts'
import { uncastScript, writeScript } from './prompts/index.ts'
import { changesOf, compareScripts, reenterValues } from './saved.ts'
import type { Request, Scene } from './types.ts'
import { classIn, openVerifier, verifyScene } from './verification/index.ts'

/** Runs the flow for one picture: each stage is a named function from the values before it to the next one. */
export async function compose(
  request: Request,
  tools: Tools,
  options: ComposeOptions = {},
): Promise<Composition> {
  const { until = 'audit', verify, signal, onEvent, now = () => performance.now() } = options
  const watched = { signal, onEvent, now }
  const flow = startFlow(watched)
  const scene = (values: Omit<Scene, 'request' | 'warnings'>): Scene => ({
    request: values.layout === undefined ? request : { ...request, size: values.layout.canvas },
    ...values,
    warnings: flow.warnings(),
  })
  const policy = policyFromDocument(request.policy)
  const { seed, image, images, size } = request
  const { value: saved, warnings } = reenterValues(options.saved ?? {})
  flow.warn(warnings)

  const plan = saved.plan ?? (await flow.stage('plan', () => tools.planner.plan(request.text, { signal })))
  if (until === 'plan') return { scene: scene({ plan }) }

  const cast = await flow.stage('cast', () =>
    castRequest({ plan, policy, seed, image, images, earlier: saved.cast }, tools.ledger),
  )
  if (until === 'cast') return { scene: scene({ plan, cast }) }

  const renderer = await tools.openRenderer()
  const { capabilities, countTokens } = renderer
  const layout =
    saved.layout ?? (await flow.stage('layout', () => arrangeScene({ plan, cast, size, capabilities })))
  assertLayout({ layout, plan, capabilities })
  if (until === 'layout') return { scene: scene({ plan, cast, layout }) }

  const write = request.uncast === true ? uncastScript : writeScript
  const written = await flow.stage('script', () =>
    write({ request, plan, cast, layout, capabilities, countTokens }),
  )
  const script = saved.script ?? written
  const scripted = { script, ...changesOf(saved) }
  flow.warn(compareScripts(saved, written))
  if (until === 'script') return { scene: scene({ plan, cast, layout, ...scripted }) }

  const auditor = verify === undefined ? undefined : await openVerifier(tools, { request, script, renderer })
  const drawn = await flow.stage('rendering', () => drawEdited(renderer, { layout, ...scripted }, watched))
  const values = { request, plan, cast, layout, renderer, ...scripted, drawn }
  const verified =
    auditor === undefined
      ? { ...scripted, drawn }
      : await flow.stage('verification', () =>
          verifyScene({ ...values, auditor, maximumAttempts: verify ?? 0 }, watched),
        )
  const { drawn: last, ...remembered } = verified
  const { rendering, picture } = last
  const asked = { policy, plan, cast, layout, targets: castingTargets({ plan, cast, policy }) }
  const audit = await flow.stage('audit', () =>
    unwarned(auditPicture({ ...asked, picture, auditor, classOf: classIn(values), signal })),
  )
  return {
    scene: scene({ plan, cast, layout, ...scripted, ...remembered, rendering: flow.timed(rendering), audit }),
    picture,
  }
}
