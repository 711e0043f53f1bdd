import assert from 'node:assert/strict'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parseCastOptions } from '../../surfaces/cli/cast-option.ts'
import { castTable } from '../../surfaces/cli/cast-table.ts'
import {
  assertWritable,
  boxesPath,
  imagePath,
  outputPath,
  sheetPath,
} from '../../surfaces/cli/output-path.ts'

describe('--cast', () => {
  it('reads weights, and gives a value without one the weight 1', () => {
    assert.deepEqual(parseCastOptions(['presentation=feminine:60,masculine:40']), {
      presentation: { feminine: 60, masculine: 40 },
    })
    assert.deepEqual(
      parseCastOptions(['age=adult,older:3; hair_color=red', 'skin_tone=monk-3:0.5,monk-8:0.5']),
      {
        age: { adult: 1, older: 3 },
        hair_color: { red: 1 },
        skin_tone: { 'monk-3': 0.5, 'monk-8': 0.5 },
      },
    )
    assert.equal(parseCastOptions(undefined), undefined)
  })

  for (const text of [
    '',
    'presentation',
    'presentation=',
    'presentation=a:b',
    'presentation=a:-1',
    'a=b=c',
    'x=y:0',
  ]) {
    it(`rejects ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseCastOptions([text]), { code: 'EVENCAST_OPTION_INVALID' })
    })
  }
})

describe('output paths', () => {
  it('names a picture after its request and seed', () => {
    assert.equal(outputPath(undefined, 'Two nurses & a café!', 42), 'two-nurses-a-cafe-42.png')
    assert.equal(outputPath(undefined, '医生', 3), 'scene-3.png')
    assert.equal(outputPath('out/team.png', 'x', 1), 'out/team.png')
    assert.throws(() => outputPath('team.jpg', 'x', 1), { code: 'EVENCAST_OPTION_INVALID' })
  })

  it('numbers several pictures and keeps one as it is named', () => {
    assert.equal(imagePath('out/team.png', 0, 1), 'out/team.png')
    assert.equal(imagePath('out/team.png', 2, 4), 'out/team-2.png')
    assert.equal(sheetPath('team.png'), 'team-sheet.png')
    assert.equal(boxesPath('team.png'), 'team-boxes.png')
  })

  it('refuses a folder that is not there, and a folder in the place of a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'evencast-'))
    await assertWritable(join(folder, 'team.png'))
    await assert.rejects(assertWritable(join(folder, 'missing', 'team.png')), {
      code: 'EVENCAST_OUTPUT_FAILED',
    })
    await assert.rejects(assertWritable(folder), { code: 'EVENCAST_OUTPUT_FAILED' })
  })
})

describe('castTable', () => {
  const plan = {
    subjects: [
      { id: 'doctor-1', class: 'person', role: 'doctor', stated: {} },
      {
        id: 'samurai-1',
        class: 'person',
        stated: {},
        exempt: { reason: 'historical' as const, because: 'a samurai' },
      },
    ],
    shares: [],
    variety: [],
    relations: [],
  }

  it('marks every value with its source and explains the marks', () => {
    const cast = {
      subjects: [
        {
          id: 'doctor-1',
          attributes: {
            presentation: { value: 'feminine', source: 'stated' as const },
            skin_tone: { value: 'monk-7', source: 'sampled' as const },
          },
        },
        { id: 'samurai-1', attributes: { presentation: { value: null, source: 'exempt' as const } } },
      ],
    }
    assert.equal(
      castTable(plan, cast, false),
      [
        'subject    presentation  skin tone',
        'doctor-1   feminine!     monk-7',
        'samurai-1  exempt        -',
        '(unmarked: sampled from the policy; ! you said so)',
        'samurai-1 is exempt from the policy (historical): “a samurai”',
        '',
      ].join('\n'),
    )
  })
})
