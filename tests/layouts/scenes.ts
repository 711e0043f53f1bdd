/** Short spellings of plans, and a model's capabilities, for layout tests. */
import {
  type Capabilities,
  type Cast,
  capabilitiesSchema,
  castSchema,
  type Plan,
  planSchema,
} from '../../types.ts'
import { vocabulary } from './vocabulary.ts'

export interface CapabilityChoice {
  readonly grid?: number
  /** Whether the model has a vocabulary. */
  readonly open?: boolean
}

export function capabilities({ grid = 8, open = false }: CapabilityChoice = {}): Capabilities {
  return capabilitiesSchema.parse({
    model: 'test',
    grid,
    canvas: { default: { width: 512, height: 512 }, multiple: grid, minimum: 64, maximum: 2048 },
    regions: { modes: ['attention'], default: 'attention', maximum: 8 },
    maximumTokens: 32,
    steps: 10,
    guidance: 3,
    honours: { seed: true, negative: true, guidance: true, steps: true, boxes: true },
    ...(open ? {} : { vocabulary }),
  })
}

/**
 * `doctor: person/doctor, girl: person/child@child, dog+top+left+small | dog left of doctor; girl holding dog`: ids with
 * class, role, stated age, place, size and other words (`+in_two_rows`), then relations.
 */
export function planOf(text: string): Plan {
  const [subjects = '', relations = ''] = text.split('|')
  return planSchema.parse({
    subjects: parts(subjects, ',').map(part => {
      const [id = '', described = id] = parts(part, ':')
      const [kind = '', ...words] = described.split('+')
      const [path = '', age] = kind.split('@')
      const [name, role] = path.split('/')
      return {
        id: id.split('+')[0],
        class: name === '' ? id : name,
        ...(role === undefined ? {} : { role }),
        stated: age === undefined ? {} : { age },
        ...saidOf(words),
      }
    }),
    shares: [],
    variety: [],
    relations: parts(relations, ';').map(part => {
      const [, subject, relation, object] = /^(\S+) (.+) (\S+)$/.exec(part) ?? []
      return { subject, relation, object }
    }),
  })
}

/** A cast that gives people a tone, a presentation and their stated age. */
export function castOf(plan: Plan): Cast {
  return castSchema.parse({
    subjects: plan.subjects.map((subject, index) => ({
      id: subject.id,
      attributes:
        subject.class === 'person'
          ? {
              skin_tone: { value: `monk-${1 + ((index * 3) % 10)}`, source: 'sampled' },
              presentation: { value: index % 2 === 0 ? 'feminine' : 'masculine', source: 'sampled' },
              age: { value: subject.stated.age ?? 'adult', source: 'stated' },
            }
          : {},
    })),
  })
}

function saidOf(words: readonly string[]) {
  const among = (...values: readonly string[]) => words.find(word => values.includes(word))
  const [horizontal, vertical] = [among('left', 'center', 'right'), among('top', 'middle', 'bottom')]
  const size = among('small', 'large')
  const details = words.filter(word => word.includes('_')).map(word => word.replaceAll('_', ' '))
  return {
    ...(horizontal === undefined && vertical === undefined ? {} : { placement: { horizontal, vertical } }),
    ...(size === undefined ? {} : { size }),
    ...(details.length === 0 ? {} : { details }),
  }
}

function parts(text: string, separator: string): readonly string[] {
  return text
    .split(separator)
    .map(part => part.trim())
    .filter(part => part !== '')
}
