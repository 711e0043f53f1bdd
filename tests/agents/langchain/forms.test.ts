import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { extractObject } from '../../../agents/langchain/extract-object.ts'
import { folderMemory, type PlannerUsage } from '../../../agents/langchain/index.ts'
import { answer, subject } from './answers.ts'
import { formsAsked, servedPlanner, takesOnly } from './servers.ts'

const doctor = answer([subject({ role: 'doctor' })])

describe('the form of an answer', () => {
  const endpoints: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['enforces schemas', ['schema', 'tool', 'json', 'text'], ['schema']],
    ['calls tools', ['tool', 'text'], ['schema', 'tool']],
    ['writes JSON', ['json', 'text'], ['schema', 'tool', 'json']],
    ['only writes', ['text'], ['schema', 'tool', 'json', 'text']],
  ]
  for (const [what, takes, tried] of endpoints) {
    it(`is found by trying on an endpoint that ${what}, and remembered`, async () => {
      const { planner, server } = await servedPlanner(
        takesOnly(takes, form =>
          form === 'tool' ? { call: doctor } : { content: `Sure! ${doctor} Enjoy.` },
        ),
      )
      const { value, warnings } = await planner.plan('a doctor')
      assert.deepEqual(warnings, [])
      assert.equal(value.subjects[0]?.role, 'doctor')
      assert.deepEqual(formsAsked(server), tried)
      await planner.plan('a doctor at work')
      assert.deepEqual(formsAsked(server).slice(tried.length), tried.slice(-1))
    })
  }

  it('is the next one in the repair, where an endpoint ignores it and writes no JSON', async () => {
    const { planner, server } = await servedPlanner((_message, body) =>
      body.tools === undefined ? { content: 'A doctor, of course.' } : { call: doctor },
    )
    const { warnings } = await planner.plan('a doctor')
    assert.deepEqual(warnings, [])
    assert.deepEqual(formsAsked(server), ['schema', 'tool'])
  })

  it('is not blamed for a model that does not exist', async () => {
    const { planner, server } = await servedPlanner([
      { status: 404, message: 'The model `x` does not exist' },
    ])
    const { warnings } = await planner.plan('a doctor')
    assert.equal(server.asked.length, 1)
    assert.match(warnings[0]?.details ?? '', /HTTP 404.*does not exist/)
  })
})

describe('the memory of a planner', () => {
  it('answers the same request again without asking', async () => {
    const usages: PlannerUsage[] = []
    const { planner, server } = await servedPlanner([{ content: doctor }], {
      onUsage: usage => usages.push(usage),
    })
    const first = await planner.plan('a doctor')
    assert.deepEqual(await planner.plan('a doctor'), first)
    assert.equal(server.asked.length, 1)
    assert.deepEqual(
      usages.map(({ from, calls }) => [from, calls]),
      [
        ['model', 1],
        ['cache', 0],
      ],
    )
  })

  it('keeps answers and the form in a folder, and nothing else', async t => {
    const folder = await mkdtemp(join(tmpdir(), 'evencast-'))
    t.after(() => rm(folder, { recursive: true }))
    const place = join(folder, 'deep', 'cache')
    const { planner, server, again } = await servedPlanner(
      takesOnly(['json'], () => ({ content: doctor })),
      { memory: folderMemory(place) },
    )
    await planner.plan('a doctor')
    assert.deepEqual(formsAsked(server), ['schema', 'tool', 'json'])
    const later = again({ memory: folderMemory(place) })
    await later.plan('a doctor')
    await later.plan('a doctor at work')
    assert.deepEqual(formsAsked(server).slice(3), ['json'])
    assert.ok((await readdir(place)).every(name => /^[0-9a-f]{64}\.txt$/.test(name)))
    assert.equal((await readdir(place)).length, 3)
  })

  it('asks again where the folder holds nonsense, and keeps no failure', async t => {
    const folder = await mkdtemp(join(tmpdir(), 'evencast-'))
    t.after(() => rm(folder, { recursive: true }))
    const { planner, server, again } = await servedPlanner([{ content: doctor }], {
      memory: folderMemory(folder),
    })
    await planner.plan('a doctor')
    for (const name of await readdir(folder))
      await writeFile(join(folder, name), '{"subjects": "all of them"')
    await again({ memory: folderMemory(folder) }).plan('a doctor')
    assert.equal(server.asked.length, 2)
  })

  it('costs no picture where the folder cannot be written', async () => {
    const { planner } = await servedPlanner([{ content: doctor }], {
      memory: folderMemory('/dev/null/cache'),
    })
    assert.deepEqual((await planner.plan('a doctor')).warnings, [])
  })

  it('does not take the answer to one request, model or endpoint for another', async () => {
    const { again, server, planner } = await servedPlanner([{ content: doctor }])
    await planner.plan('a doctor')
    await planner.plan('a doctor ')
    await again({ model: 'openai:other-model' }).plan('a doctor')
    assert.equal(server.asked.length, 3)
  })
})

describe('the JSON in what a model wrote', () => {
  const plan = '{"subjects":[{"class":"a } in \\"it\\""}]}'
  const texts: Readonly<Record<string, string>> = {
    bare: plan,
    fenced: `\`\`\`json\n${plan}\n\`\`\``,
    'in the middle': `Here you are: ${plan} I hope {this} helps.`,
    'behind thoughts': `<think>{"subjects": []} no, wait</think>${plan}`,
    'behind another object': `{"note": 1} ${plan}`,
    'behind an open brace': `{ oh well ${plan}`,
  }
  for (const [where, text] of Object.entries(texts))
    it(`is found ${where}`, () => assert.deepEqual(extractObject(text), JSON.parse(plan)))

  it('is missing from everything else, and soon', () => {
    const started = performance.now()
    for (const text of [
      '',
      'null',
      '[1]',
      '"{',
      '{'.repeat(100_000),
      '{"a":'.repeat(50_000),
      '}['.repeat(50_000),
    ])
      assert.equal(extractObject(text), undefined, text.slice(0, 10))
    assert.ok(performance.now() - started < 5000)
  })
})
