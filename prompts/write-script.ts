/**
 * ④ cast and layout → script: what each box says, what it must not show, and the seeds of its noise.
 *
 * @module
 */
import type {
  Capabilities,
  Cast,
  Layout,
  Plan,
  PlanSubject,
  Request,
  Script,
  ScriptSubject,
  Staged,
  Warning,
} from '../types.ts'
import type { Wording } from './attribute-words.ts'
import { backgroundNegative, backgroundPrompt } from './background-prompt.ts'
import { demographicAttributes } from './demographic-words.ts'
import { assertLicensed, type LintContext, lintPlan } from './lint.ts'
import { exclusions, otherValues } from './negatives.ts'
import { type RegionPrompt, regionPrompt } from './region-prompt.ts'
import { type RenderSettings, renderSettings } from './render-settings.ts'
import { partSeed } from './seeds.ts'
import { type Fitted, fitList, fitPrompt, type TokenBudget } from './token-budget.ts'
import { mergeWarnings, scriptWarning } from './warnings.ts'

/** The values so far, and the model the prompts are written for. */
export interface ScriptInput {
  readonly request: Request
  readonly plan: Plan
  readonly cast: Cast
  readonly layout: Layout
  readonly capabilities: Capabilities
  /** Tokens of a prompt as the model counts them, special tokens included. */
  readonly countTokens: (prompt: string) => number
}

/**
 * Writes the script of a scene. Subjects come in the order of the plan.
 *
 * @throws EvencastError EVENCAST_OPTION_INVALID, EVENCAST_LAYOUT_INFEASIBLE or EVENCAST_PROMPT_LINT
 * @example
 * const { value: script, warnings } = writeScript({ request, plan, cast, layout, capabilities, countTokens })
 * // script.subjects[0].prompt: "a woman basketball player, skin tone 8, black hair"
 */
export function writeScript(input: ScriptInput): Staged<Script> {
  const { request, cast, layout, capabilities } = input
  const settings = renderSettings(request, input.plan, capabilities)
  const context: LintContext = { request: request.text, plan: input.plan, cast }
  const linted = lintPlan(context)
  const scene: SceneWords = {
    ...input,
    plan: linted.value,
    context,
    settings,
    wording: { policy: request.policy, vocabulary: capabilities.vocabulary, model: capabilities.model },
    budget: { maximumTokens: capabilities.maximumTokens, countTokens: input.countTokens },
  }
  const placed = new Set(layout.subjects.map(({ id }) => id))
  const subjects = linted.value.subjects
    .filter(({ id }) => placed.has(id))
    .map(subject => subjectScript(subject, scene))
  const background = backgroundScript(scene)
  const whole = wholeScript(scene)
  return {
    value: {
      background: background.value,
      whole: whole.value,
      subjects: subjects.map(({ value }) => value),
      regions: settings.regions,
      steps: settings.steps,
    },
    warnings: mergeWarnings([
      ...settings.warnings,
      // One prompt is the user's own words: what of them the boxes could not say is no matter there.
      ...(settings.regions === 'none' ? [] : linted.warnings),
      ...(settings.regions === 'none' ? [whole] : [background, ...subjects, whole]).flatMap(
        ({ warnings }) => warnings,
      ),
    ]),
  }
}

interface SceneWords extends ScriptInput {
  readonly context: LintContext
  readonly settings: RenderSettings
  readonly wording: Wording
  readonly budget: TokenBudget
}

function subjectScript(subject: PlanSubject, scene: SceneWords): Staged<ScriptSubject> {
  const { plan, cast, request, wording, budget, settings, context } = scene
  const own = cast.subjects.find(({ id }) => id === subject.id)
  const region = regionPrompt(subject, own, wording)
  // Styles reach a closed vocabulary's boxes through the scene; open models must read them in each crop.
  const style = wording.vocabulary === undefined && plan.style !== undefined ? [plan.style] : []
  const parts = { ...region.parts, details: [...style, ...region.parts.details] }
  const prompt = fitPrompt(parts, budget)
  assertLicensed(withoutOwnPhrases(prompt.text, region), subject, context)
  const excluded = exclusions([...(subject.excluded ?? []), ...(plan.excluded ?? [])], wording)
  const negative = fitList(
    [...new Set([...excluded.items, ...otherValues(subject, own, region, wording)])],
    budget,
  )
  return {
    value: {
      id: subject.id,
      prompt: prompt.text,
      negative: negative.text,
      guidance: settings.guidance,
      seed: partSeed(request.seed, request.image, subject.id),
    },
    warnings: [
      ...region.warnings,
      ...excluded.warnings,
      ...budgetWarnings(prompt, scene, subject.id),
      ...budgetWarnings(negative, scene, subject.id),
    ],
  }
}

function backgroundScript(scene: SceneWords): Staged<Script['background']> {
  const { plan, cast, request, wording, budget, settings, context } = scene
  const background = backgroundPrompt(plan, cast, wording)
  const prompt = fitList(background.phrases, budget)
  assertLicensed(prompt.text, undefined, context)
  const excluded = exclusions(plan.excluded ?? [], wording)
  const negative = fitList(backgroundNegative(excluded.items, wording), budget)
  return {
    value: {
      prompt: prompt.text,
      negative: negative.text,
      guidance: settings.guidance,
      seed: partSeed(request.seed, request.image, ''),
    },
    warnings: [
      ...background.warnings,
      ...excluded.warnings,
      ...budgetWarnings(prompt, scene),
      ...budgetWarnings(negative, scene),
    ],
  }
}

/** The request as the user typed it, the baseline of every comparison. */
function wholeScript({ request, plan, wording, budget, settings }: SceneWords): Staged<Script['whole']> {
  const excluded = [plan, ...plan.subjects].flatMap(one => one.excluded ?? [])
  const negative = fitList([...new Set(exclusions(excluded, wording).items)], budget)
  const long = settings.regions === 'none' && budget.countTokens(request.text) > budget.maximumTokens
  const details = `The request is longer than the ${budget.maximumTokens} tokens that ${wording.model} reads; its end is not read.`
  return {
    value: { prompt: request.text, negative: negative.text },
    warnings: long ? [scriptWarning('dropped', 'request', details)] : [],
  }
}

function budgetWarnings(
  { dropped, fits }: Fitted,
  { wording, budget }: SceneWords,
  subject?: string,
): readonly Warning[] {
  const limit = `the ${budget.maximumTokens} tokens that ${wording.model} reads`
  const left = dropped.map(words =>
    scriptWarning('dropped', words, `"${words}" did not fit into ${limit}; it was left out.`, subject),
  )
  if (fits) return left
  return [
    ...left,
    scriptWarning('dropped', 'prompt', `The prompt is longer than ${limit}; its end is not read.`, subject),
  ]
}

/** Without what the model calls its class (`snowman`) and the phrases whose very meaning is who the subject is. */
function withoutOwnPhrases(prompt: string, { found, said }: RegionPrompt): string {
  const demographic = said.filter(({ attribute }) => demographicAttributes.has(attribute))
  const phrases = [found?.entry.phrase ?? '', ...demographic.map(({ phrase }) => phrase)]
  return phrases.reduce((text, phrase) => (phrase === '' ? text : text.replace(phrase, ',')), prompt)
}
