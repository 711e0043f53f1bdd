/**
 * The whole system on one page: request → plan → cast → layout → script → rendering → audit.
 *
 * @module
 */
import type { Planner } from './agents/planner.ts'
import { type Auditor, auditPicture, auditScene } from './audits/index.ts'
import { castingTargets, castRequest, type Ledger, policyFromDocument } from './casting/index.ts'
import { drawEdited } from './edits/index.ts'
import { startFlow } from './flow.ts'
import { arrangeScene, assertLayout } from './layouts/index.ts'
import { uncastScript, writeScript } from './prompts/index.ts'
import type { Renderer } from './renderers/renderer.ts'
import { compareScripts, reenterValues, type SavedValues } from './saved.ts'
import type { OnEvent, Picture, Request, Scene, StageName } from './types.ts'
import { assertVerifiable, classIn, verifyScene } from './verification/index.ts'

export interface Tools {
  readonly planner: Planner
  /** Called at the first stage that must know the model, so that `plan` and `cast` never touch one. */
  readonly openRenderer: () => Promise<Renderer>
  /** Called only where the picture is measured. */
  readonly openAuditor?: (() => Promise<Auditor>) | undefined
  /** Where draws are recorded across requests; undefined: seed and image alone decide. */
  readonly ledger?: Ledger | undefined
}

export interface ComposeOptions {
  /** Values of an earlier scene; the flow works out only what is missing. */
  readonly saved?: SavedValues | undefined
  /** The last stage to run. */
  readonly until?: StageName | undefined
  /** Redraws that each subject which differs from its cast may have; undefined: the picture is not measured. */
  readonly verify?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: OnEvent | undefined
  /** Milliseconds from any fixed point. */
  readonly now?: () => number
}

export interface Composition {
  readonly scene: Scene
  /** Present once the flow has gone as far as `rendering`. */
  readonly picture?: Picture
}

/** Runs the flow for one picture: each stage is a named function from the values before it to the next one. */
export async function compose(
  request: Request,
  tools: Tools,
  options: ComposeOptions = {},
): Promise<Composition> {
  const { until = 'audit', verify, signal, onEvent, now = () => performance.now() } = options
  const flow = startFlow({ signal, onEvent, now })
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
  const { edits, course } = saved
  const edited = { ...(edits === undefined ? {} : { edits }), ...(course === undefined ? {} : { course }) }
  if (course === undefined) flow.warn(compareScripts(saved.script, written, edits))
  if (until === 'script') return { scene: scene({ plan, cast, layout, script, ...edited }) }

  const auditor = verify === undefined ? undefined : await tools.openAuditor?.()
  if (auditor !== undefined) assertVerifiable({ request, script, renderer })
  const drawn = await flow.stage('rendering', () =>
    drawEdited(renderer, { script, layout, ...edited }, { signal, onEvent }),
  )
  const values = { request, plan, cast, layout, renderer }
  const verified =
    auditor === undefined
      ? { script, ...edited, drawn }
      : await flow.stage('verification', () =>
          verifyScene(
            { ...values, script, ...edited, drawn, auditor, maximumAttempts: verify ?? 0 },
            { signal, onEvent, now },
          ),
        )
  const {
    drawn: { rendering, picture },
    ...remembered
  } = verified
  const asked = { policy, plan, cast, layout, picture, targets: castingTargets({ plan, cast, policy }) }
  const audit = await flow.stage('audit', async () => ({
    value:
      auditor === undefined
        ? auditScene(asked)
        : await auditPicture({ ...asked, auditor, signal, classOf: classIn(values) }),
    warnings: [],
  }))
  const last = { rendering: flow.timed(rendering), audit }
  return { scene: scene({ plan, cast, layout, ...remembered, ...last }), picture }
}
