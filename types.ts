/**
 * The seven values of the flow, and the two contracts that stages share.
 *
 * request ─▶ plan ─▶ cast ─▶ layout ─▶ script ─▶ rendering ─▶ audit
 *
 * Every value is a zod schema with an inferred readonly type; every value can be saved as JSON and
 * re-entered. Lengths are pixels, probabilities and shares lie in 0..1, seconds are wall-clock.
 *
 * @module
 */
import { z } from 'zod'

/** Stable name of a subject within a scene, e.g. `doctor-2`. */
export const subjectIdSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
  error: 'Expected a subject id of lower-case letters, digits and hyphens, such as `doctor-2`',
})

/** Integer seed, 0 to 2^53 - 1. */
export const seedSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

/** Canvas size in pixels. What the renderer's grid allows is checked by the renderer. */
export const sizeSchema = z.strictObject({
  width: z.int().min(64).max(4096),
  height: z.int().min(64).max(4096),
})

/** Something that was asked for and is not honoured, or was read in one of several ways. Shown by every surface. */
export const warningSchema = z.strictObject({
  /** The stage that noticed. */
  stage: z.enum(['request', 'plan', 'cast', 'layout', 'script', 'rendering', 'audit']),
  /**
   * `unsupported`: the renderer cannot honour it; `undrawable`: the model has no picture for this word;
   * `fallback`: another way was taken; `dropped`: a value was removed; `ambiguous`: one of several readings was taken.
   */
  type: z.enum(['unsupported', 'undrawable', 'fallback', 'dropped', 'ambiguous']),
  /** What it is about: an option, a word, an attribute. */
  feature: z.string(),
  /** One sentence for a person: what happened and what was done instead. */
  details: z.string(),
  /** The subject it is about; undefined: the whole scene. */
  subject: subjectIdSchema.optional(),
})

/** How regions are conditioned: masked cross-attention, crops of the canvas, or one prompt for the whole canvas. */
export const regionsModeSchema = z.enum(['attention', 'crops', 'none'])

// ─── ① request ───────────────────────────────────────────────────────────────────────────────────

/**
 * The policy as a document. Its full schema, and the errors that teach it, live in `casting/`;
 * the flow carries it whole, so that a picture holds all that determined it.
 */
export const policyDocumentSchema = z.looseObject({
  schema: z.literal(1),
  id: z.string().min(1),
  version: z.int().min(1),
})

export const requestSchema = z.strictObject({
  /** What the user asked for, verbatim. */
  text: z.string().trim().min(1).max(4000),
  /** Keys every draw and all noise. */
  seed: seedSchema,
  /** Position of this picture among those drawn from one seed, from 0. */
  image: z.int().min(0).default(0),
  /** Pictures of the batch, over which joint quotas and constraints are met; undefined: not known. */
  images: z.int().min(1).optional(),
  /** Canvas in pixels; undefined: not said, and chosen from the content together with the layout. */
  size: sizeSchema.optional(),
  /** The policy whole. */
  policy: policyDocumentSchema,
  /** `mini` (the embedded model), the name of a model folder, or `openai:MODEL`. */
  model: z.string().min(1),
  /** undefined: the model's default. */
  regions: regionsModeSchema.optional(),
  /** Denoising steps; undefined: the model's default. */
  steps: z.int().min(1).max(1000).optional(),
  /** Classifier-free guidance scale (Ho & Salimans 2022); 1 switches guidance off; undefined: the model's default. */
  guidance: z.number().min(0).max(50).optional(),
  /** true: the words that casting decided are left out of the boxes, for comparison. */
  uncast: z.boolean().optional(),
})

// ─── ② plan ──────────────────────────────────────────────────────────────────────────────────────

/** One stated value, or the list a draw is narrowed to ("Asian or Black"). */
export const statedValueSchema = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])

export const relationNameSchema = z.enum([
  'left of',
  'right of',
  'above',
  'below',
  'in front of',
  'behind',
  'next to',
  'on',
  'holding',
  'riding',
  'larger than',
  'smaller than',
])

export const planSubjectSchema = z.strictObject({
  id: subjectIdSchema,
  /** Plain singular noun as the user said it: `person`, `dog`, `parking meter`. A person's trade goes into `role`. */
  class: z.string().min(1),
  /** Canonical lemma of a person's trade or part: `doctor`, `basketball player`, `grandmother`. */
  role: z.string().min(1).optional(),
  /** What the subject does, as a present participle phrase: `playing chess`. */
  action: z.string().min(1).optional(),
  /** The name of a real or fictional person or character, as the user wrote it. */
  name: z.string().min(1).optional(),
  /** Attributes the user stated, or that a stated word entails. Never a sampled value. A thing's colour is `color`. */
  stated: z.record(z.string(), statedValueSchema),
  /** The user's other words about this subject, verbatim: `in a raincoat`. They go unchanged into its prompt. */
  details: z.array(z.string().min(1)).optional(),
  /** What must not be drawn on this subject: `hat`, `glasses`. */
  excluded: z.array(z.string().min(1)).optional(),
  /** Where on the canvas the user put it: "in the top left corner"; undefined: not said. */
  placement: z
    .strictObject({
      horizontal: z.enum(['left', 'center', 'right']).optional(),
      vertical: z.enum(['top', 'middle', 'bottom']).optional(),
    })
    .optional(),
  /** How big the user said it is, beside others of its class; undefined: not said. */
  size: z.enum(['small', 'large']).optional(),
  /** Why the policy may not touch this subject, and the words of the request that say so. */
  exempt: z
    .strictObject({
      reason: z.enum(['historical', 'named_person', 'named_character', 'stated_culture', 'other']),
      because: z.string().min(1),
    })
    .optional(),
})

export const planSchema = z.strictObject({
  /** Where it happens, as a noun phrase without article: `hospital`, `basketball court`; undefined: not said. */
  setting: z.string().min(1).optional(),
  /** How it should look: `watercolour`; undefined: not said. */
  style: z.string().min(1).optional(),
  subjects: z.array(planSubjectSchema),
  /** Stated proportions, as exact counts of subjects: "half of them women" of four is `{feminine: 2}`. */
  shares: z.array(
    z.strictObject({
      subjects: z.array(subjectIdSchema).min(1),
      attribute: z.string().min(1),
      /** Value to number of subjects; the sum is at most the number of subjects, the others take none of these values. */
      values: z.record(z.string(), z.int().min(0)),
    }),
  ),
  /** Stated variety: at least `distinct` well-separated values among these subjects ("multiracial"). */
  variety: z.array(
    z.strictObject({
      subjects: z.array(subjectIdSchema).min(1),
      attribute: z.string().min(1),
      distinct: z.int().min(1),
    }),
  ),
  relations: z.array(
    z.strictObject({
      subject: subjectIdSchema,
      relation: relationNameSchema,
      object: subjectIdSchema,
    }),
  ),
  /** What must not be drawn anywhere: `text`, `people`. */
  excluded: z.array(z.string().min(1)).optional(),
})

// ─── ③ cast ──────────────────────────────────────────────────────────────────────────────────────

export const castAttributeSchema = z.strictObject({
  /** null: left to the user's own words (exempt). */
  value: z.string().nullable(),
  /** `stated` by the user, given by a `share` or variety, `sampled` from the policy, `exempt`, or a `default`. */
  source: z.enum(['stated', 'share', 'sampled', 'exempt', 'default']),
  /** The rule that decided: `attributes.hair_color.when[0]`, `classes.person/nurse.presentation`, `entailed by "grandmother"`. */
  rule: z.string().optional(),
  /** Probability of this value under that rule, 0..1. */
  probability: z.number().min(0).max(1).optional(),
})

export const castSchema = z.strictObject({
  subjects: z.array(
    z.strictObject({
      id: subjectIdSchema,
      attributes: z.record(z.string(), castAttributeSchema),
    }),
  ),
  /** Where its draws are recorded: the record's SHA-256 in the ledger, and the request's name there. */
  ledger: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), request: z.string() }).optional(),
})

// ─── ④ layout ────────────────────────────────────────────────────────────────────────────────────

/** Pixels from the canvas's top left corner. */
export const boxSchema = z.strictObject({
  x: z.int().min(0),
  y: z.int().min(0),
  width: z.int().min(8),
  height: z.int().min(8),
})

export const layoutSchema = z.strictObject({
  canvas: sizeSchema,
  subjects: z.array(
    z.strictObject({
      id: subjectIdSchema,
      box: boxSchema,
      /** 0 is the furthest back; where boxes overlap, the greater depth owns the cell. Distinct per subject. */
      depth: z.int().min(0),
    }),
  ),
  /** Overlaps that are meant. An overlap that is not declared here is an error. */
  occlusions: z.array(
    z.strictObject({
      front: subjectIdSchema,
      behind: subjectIdSchema,
      /** Hidden part of the rear subject's box, 0..1. */
      share: z.number().min(0).max(1),
    }),
  ),
})

// ─── ⑤ script ────────────────────────────────────────────────────────────────────────────────────

export const promptPairSchema = z.strictObject({ prompt: z.string(), negative: z.string() })

export const scriptSubjectSchema = promptPairSchema.extend({
  id: subjectIdSchema,
  /** Classifier-free guidance scale inside this subject's cells. */
  guidance: z.number().min(0),
  /** Keys the initial noise inside this subject's box; another seed draws this subject anew. */
  seed: seedSchema,
})

export const scriptSchema = z.strictObject({
  /** What the canvas outside all boxes says. */
  background: promptPairSchema.extend({ guidance: z.number().min(0), seed: seedSchema }),
  /** The whole request as one prompt: what `none` draws, the baseline of every comparison. */
  whole: promptPairSchema,
  subjects: z.array(scriptSubjectSchema),
  regions: regionsModeSchema,
  steps: z.int().min(1),
})

// ─── ⑥ rendering ─────────────────────────────────────────────────────────────────────────────────

export const renderingSchema = z.strictObject({
  /** Path of the picture; undefined: not written. Never stored inside a picture. */
  file: z.string().optional(),
  canvas: sizeSchema,
  regions: regionsModeSchema,
  steps: z.int().min(1),
  /** Network evaluations, counting each row of a batch; 0 for hosted models. */
  unetEvaluations: z.int().min(0),
  /** SHA-256 over the model's files, or the hosted model's name. */
  modelHash: z.string(),
  seconds: z.strictObject({
    plan: z.number().optional(),
    cast: z.number().optional(),
    layout: z.number().optional(),
    script: z.number().optional(),
    load: z.number(),
    encode: z.number(),
    denoise: z.number(),
    decode: z.number(),
    /** Measuring and redrawing; what redraws took is in the parts above, too. */
    verification: z.number().optional(),
    total: z.number(),
  }),
  warnings: z.array(warningSchema),
})

// ─── ⑦ audit ─────────────────────────────────────────────────────────────────────────────────────

export const auditSchema = z.strictObject({
  policy: z.strictObject({ id: z.string(), version: z.int() }),
  /** Layer 1, policy → cast: exact arithmetic over the subjects whose value was sampled. */
  cast: z.record(
    z.string(),
    z.strictObject({
      /** Number of subjects whose value was sampled. */
      n: z.int().min(0),
      /** Value to share the policy asks for, averaged over these subjects. */
      target: z.record(z.string(), z.number()),
      /** Value to number of subjects. */
      counts: z.record(z.string(), z.int()),
      /** Half the sum of absolute differences between observed and target shares. */
      totalVariation: z.number(),
      /** Expected total variation of n independent draws from the target: what chance alone would give. */
      chanceFloor: z.number(),
    }),
  ),
  /** Layers 2 and 3, cast → pixels → label; `unmeasured` where no instrument is at hand. */
  subjects: z.array(
    z.strictObject({
      id: subjectIdSchema,
      attributes: z.record(
        z.string(),
        z.strictObject({
          asked: z.string().nullable(),
          /** Apparent value in the picture; null: not measured or undetermined. */
          measured: z.string().nullable(),
          verdict: z.enum(['drawn', 'missed', 'undetermined', 'unmeasured']),
          /** Probability of the measured value, or of the likeliest one where it is undetermined; undefined: unmeasured. */
          confidence: z.number().min(0).max(1).optional(),
        }),
      ),
    }),
  ),
})

// ─── edits: subjects drawn anew in a picture that is there ───────────────────────────────────────

/** One subject drawn anew. Plan, cast and script say what it is now; the edit says what the script said of it before. */
export const editSchema = z.strictObject({
  subject: subjectIdSchema,
  /** `redraw`: the user asked; `verify`: what was drawn differed from the cast. */
  reason: z.enum(['redraw', 'verify']),
  /** What the user stated with it: attribute to value. */
  stated: z.record(z.string(), z.string()),
  /** The subject's part of the script before this edit; all edits undone, the script is that of the first drawing. */
  before: scriptSubjectSchema,
})

/** A change of the whole scene in conversation: who came, went, moved or was restated. It says what was there before. */
export const sceneEditSchema = z.strictObject({
  /** Ids drawn anew; gone ones too. */
  touched: z.array(subjectIdSchema),
  /** Whether the scene around the subjects was drawn anew. */
  background: z.boolean(),
  before: z.strictObject({
    script: scriptSchema,
    layout: layoutSchema,
    /** Subjects drawn anew by then, since the scene edit before it. */
    edits: z.array(editSchema),
  }),
})

/** What was measured and drawn anew until every subject showed its cast, or the attempts were used up. */
export const verificationSchema = z.strictObject({
  /** Name of the instrument. */
  instrument: z.string(),
  /** Redraws a subject may have. */
  maximumAttempts: z.int().min(0),
  seconds: z.number(),
  subjects: z.array(
    z.strictObject({
      id: subjectIdSchema,
      /** Redraws tried. */
      attempts: z.int().min(0),
      /** The drawing that was kept: 0 the first one, n the nth redraw. */
      kept: z.int().min(0),
      /** What differed from the cast: attributes, `class`, or `presence`. */
      failedBefore: z.array(z.string()),
      failedAfter: z.array(z.string()),
      /** Expected number of attributes that show what was asked, by the instrument's probabilities. */
      expectedBefore: z.number(),
      expectedAfter: z.number(),
      seconds: z.number(),
    }),
  ),
})

// ─── the scene: the values so far, as saved ──────────────────────────────────────────────────────

/** The values of one picture as far as the flow went: what the commands print, files save and `--from` re-enters. */
export const sceneSchema = z.strictObject({
  request: requestSchema,
  plan: planSchema.optional(),
  cast: castSchema.optional(),
  layout: layoutSchema.optional(),
  script: scriptSchema.optional(),
  /** Subjects drawn anew, in their order; they belong to this script. */
  edits: z.array(editSchema).optional(),
  /** Changes in conversation since all was last drawn at once, in their order; `edits` came after the last of them. */
  course: z.array(sceneEditSchema).optional(),
  rendering: renderingSchema.optional(),
  verification: verificationSchema.optional(),
  audit: auditSchema.optional(),
  /** Warnings of all stages, in their order. */
  warnings: z.array(warningSchema),
})

// ─── what a model can draw ───────────────────────────────────────────────────────────────────────

export const vocabularyClassSchema = z.strictObject({
  /** How prompts name it. */
  phrase: z.string(),
  synonyms: z.array(z.string()).default([]),
  /** How much of a body the model shows. Things are `full`. */
  framing: z.enum(['head', 'bust', 'full']),
  /** Width divided by height of the tight silhouette. */
  aspect: z.number().positive(),
  /** `edge`: stands on the canvas's lower edge or behind something; `ground`: stands on the ground; `free`: anywhere. */
  anchor: z.enum(['edge', 'ground', 'free']),
  /** Real height relative to a standing adult (1). */
  height: z.number().positive(),
  /** Where it is usually seen, a key of `settings`; drawn there where the user says no place. */
  setting: z.string().optional(),
  /** Attribute to the values it can be drawn with. */
  attributes: z.record(z.string(), z.array(z.string())).default({}),
})

/** What a model can draw, and how its captions said it. Key `person/doctor` is a person with a role. */
export const vocabularySchema = z.strictObject({
  schema: z.literal(1),
  styles: z.array(z.string()),
  settings: z.record(
    z.string(),
    z.strictObject({ phrase: z.string(), synonyms: z.array(z.string()).default([]) }),
  ),
  /** Attribute, value, phrase. An empty phrase says nothing. */
  attributes: z.record(z.string(), z.record(z.string(), z.string())),
  classes: z.record(z.string(), vocabularyClassSchema),
})

/** What a renderer can do with its model: layout and script are written for it. */
export const capabilitiesSchema = z.strictObject({
  /** `mini`, a folder's name, or `openai:MODEL`. */
  model: z.string(),
  /** Boxes align to this many pixels (the VAE's factor). */
  grid: z.int().min(1),
  canvas: z.strictObject({
    default: sizeSchema,
    /** Both sides are multiples of this many pixels. */
    multiple: z.int().min(1),
    /** Shortest and longest side in pixels. */
    minimum: z.int().min(1),
    maximum: z.int().min(1),
  }),
  regions: z.strictObject({
    modes: z.array(regionsModeSchema).min(1),
    default: regionsModeSchema,
    /** Subjects that can have a region of their own. */
    maximum: z.int().min(0),
  }),
  /** Tokens a single prompt may have, special tokens included. */
  maximumTokens: z.int().min(1),
  steps: z.int().min(1),
  guidance: z.number().min(0),
  /** What it honours; what it does not is a warning. */
  honours: z.strictObject({
    seed: z.boolean(),
    negative: z.boolean(),
    guidance: z.boolean(),
    steps: z.boolean(),
    boxes: z.boolean(),
  }),
  /** undefined: an open vocabulary, any word may be drawn. */
  vocabulary: vocabularySchema.optional(),
})

type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T

export type Size = DeepReadonly<z.infer<typeof sizeSchema>>
export type Warning = DeepReadonly<z.infer<typeof warningSchema>>
export type RegionsMode = z.infer<typeof regionsModeSchema>
export type PolicyDocument = DeepReadonly<z.infer<typeof policyDocumentSchema>>
export type Request = DeepReadonly<z.infer<typeof requestSchema>>
export type StatedValue = DeepReadonly<z.infer<typeof statedValueSchema>>
export type RelationName = z.infer<typeof relationNameSchema>
export type PlanSubject = DeepReadonly<z.infer<typeof planSubjectSchema>>
export type Plan = DeepReadonly<z.infer<typeof planSchema>>
export type CastAttribute = DeepReadonly<z.infer<typeof castAttributeSchema>>
export type CastSubject = DeepReadonly<z.infer<typeof castSchema>>['subjects'][number]
export type Cast = DeepReadonly<z.infer<typeof castSchema>>
export type Box = DeepReadonly<z.infer<typeof boxSchema>>
export type LayoutSubject = DeepReadonly<z.infer<typeof layoutSchema>>['subjects'][number]
export type Layout = DeepReadonly<z.infer<typeof layoutSchema>>
export type Script = DeepReadonly<z.infer<typeof scriptSchema>>
export type ScriptSubject = Script['subjects'][number]
export type Rendering = DeepReadonly<z.infer<typeof renderingSchema>>
export type Audit = DeepReadonly<z.infer<typeof auditSchema>>
export type SceneEdit = DeepReadonly<z.infer<typeof sceneEditSchema>>
export type Edit = DeepReadonly<z.infer<typeof editSchema>>
export type Verification = DeepReadonly<z.infer<typeof verificationSchema>>
export type Scene = DeepReadonly<z.infer<typeof sceneSchema>>
export type VocabularyClass = DeepReadonly<z.infer<typeof vocabularyClassSchema>>
export type Vocabulary = DeepReadonly<z.infer<typeof vocabularySchema>>
export type Capabilities = DeepReadonly<z.infer<typeof capabilitiesSchema>>

/** A stage's value together with what it could not honour. */
export interface Staged<Value> {
  readonly value: Value
  readonly warnings: readonly Warning[]
}

/** The pixels of a rendering; never part of the JSON. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** RGB, row by row, `width * height * 3` bytes. */
  readonly pixels: Uint8Array
  /** Subject id to the cells it owned, `width * height` bytes of 0 or 255. */
  readonly masks: ReadonlyMap<string, Uint8Array>
}

/** Progress. Names are noun-verb; `step` events come once per denoising step. */
export type FlowEvent =
  | { readonly type: 'stage-start'; readonly stage: StageName }
  | { readonly type: 'stage-end'; readonly stage: StageName; readonly seconds: number }
  | { readonly type: 'model-load'; readonly part: string }
  | { readonly type: 'step-end'; readonly step: number; readonly steps: number }

export type StageName = 'plan' | 'cast' | 'layout' | 'script' | 'rendering' | 'verification' | 'audit'

export type OnEvent = (event: FlowEvent) => void
