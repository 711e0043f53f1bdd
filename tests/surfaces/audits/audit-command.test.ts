import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { EvencastError } from '../../../errors.ts'
import { runAudit } from '../../../surfaces/cli/audit-command.ts'
import type { AuditCommandOptions } from '../../../surfaces/cli/audit-options.ts'
import { colourAuditor } from '../../audits/colour-auditor.ts'
import { recordedCommandLine, run } from '../run.ts'
import { paintedSet } from './painted-set.ts'

const offs = Array.from({ length: 20 }, (_, index) => index % 3)

async function audit(path: string, given: AuditCommandOptions = {}) {
  const auditor = colourAuditor(offs)
  const { commandLine, written } = recordedCommandLine()
  const exitCode = await runAudit(path, given, commandLine, async () => auditor)
  return { exitCode, ...written, closed: auditor.closed }
}

describe('audit', () => {
  let turned: string
  let faithful: string
  before(async () => {
    turned = await paintedSet({ pictures: 24, turned: 1, audit: { tolerance: { tv: 0.1 } } })
    faithful = await paintedSet({ pictures: 24, turned: 0, audit: { tolerance: { tv: 0.1 } } })
  })

  it('prints asked, measured and verdict of one picture, whatever the policy tolerates', async () => {
    const { exitCode, output, closed } = await audit(join(turned, '0.png'))
    assert.equal(exitCode, 0)
    assert.match(output, /^subject +attribute +asked +measured +verdict +confidence$/m)
    assert.match(output, /^doctor-1 +presence +present +present +drawn +\.\d{3}$/m)
    assert.match(output, /^ +skin tone +monk-\d +monk-\d +drawn /m)
    assert.match(output, /1 picture · 2 subjects · policy halves v2 · instrument colours 1 \(c0ffee\)/)
    assert.ok(closed)
  })

  it('fails one picture only where a rule was given', async () => {
    const files = Array.from({ length: 4 }, (_, index) => join(turned, `${index}.png`))
    const results = await Promise.all(files.map(file => audit(file, { failOn: 'missed>0' })))
    const codes = results.map(({ exitCode }) => exitCode)
    assert.ok(codes.includes(3) && codes.includes(0))
    assert.match(
      results.find(({ exitCode }) => exitCode === 3)?.output ?? '',
      /^missed {2}presentation: attributes missed is 1/m,
    )
  })

  it('keeps a faithful set, in three layers', async () => {
    const { exitCode, output } = await audit(faithful)
    assert.equal(exitCode, 0)
    for (const title of [
      'policy → cast',
      'cast → pixels',
      'pixels → label',
      'policy → pixels',
      'shares in',
    ]) {
      assert.match(output, new RegExp(`^${title}`, 'm'))
    }
    assert.match(output, /^ {2}presentation × skin tone +48 /m)
  })

  it('misses the tolerance of the policy, and the one that was given, with exit code 3', async () => {
    const { exitCode, output } = await audit(turned)
    assert.equal(exitCode, 3)
    assert.match(
      output,
      /^missed {2}presentation: total variation of the pictures to the policy is 0\.[23]\d+, allowed is at most 0\.1/m,
    )
    assert.equal((await audit(turned, { failOn: 'tv.presentation>0.5' })).exitCode, 0)
    assert.equal((await audit(faithful, { failOn: 'drawn<1.01' })).exitCode, 3)
  })

  it('prints one JSON object', async () => {
    const { output } = await audit(turned, { json: true })
    const result = JSON.parse(output)
    assert.equal(result.pictures, 24)
    assert.equal(result.missed[0].rule, 'tv>0.1')
    const one = JSON.parse((await audit(join(turned, '1.png'), { json: true })).output)
    assert.equal(one.audit.subjects.length, 2)
  })

  it('leaves a page that needs nothing else', async () => {
    const report = join(turned, 'report.html')
    await audit(turned, { report })
    const page = await readFile(report, 'utf8')
    assert.match(page, /^<!doctype html>/)
    assert.match(page, /<img src="data:image\/webp;base64,/)
    assert.match(page, /<svg viewBox="[\d .]+" role="img" aria-label="Total variation to the policy: /)
    assert.doesNotMatch(page, /(?:src|href)="(?!data:)|url\(|@import|<script/)
    assert.ok(page.indexOf('differ most') < page.indexOf('three layers'))
  })

  it('holds no cast against a picture that was not told of it', async () => {
    const one = await paintedSet({ pictures: 8, turned: 0, uncast: true })
    const { output } = await audit(one, { json: true })
    const presentation = JSON.parse(output).attributes.find(
      ({ name }: { name: string }) => name === 'presentation',
    )
    assert.equal(presentation.pixels, undefined)
    assert.equal(presentation.whole.n, 16)
    const found = JSON.parse(
      (await audit(await paintedSet({ pictures: 8, turned: 1, unboxed: true }), { json: true })).output,
    )
    const whole = found.attributes.find(({ name }: { name: string }) => name === 'presentation')?.whole
    assert.equal(whole.n, 16)
    assert.ok(whole.shares.masculine.observed > 0.5)
  })

  it('says what it left out, and refuses a folder without anything to audit', async () => {
    await writeFile(
      join(faithful, 'sheet.png'),
      await readFile('docs/pictures/team.png').then(png => png.subarray(0, 60)),
    )
    assert.match((await audit(faithful)).progress, /left out: 1 of 25 files/)
    for (const path of [join(faithful, 'sheet.png'), join(faithful, 'nothing'), 'policies']) {
      await assert.rejects(
        audit(path),
        (error: unknown) => EvencastError.isInstance(error) && error.code === 'EVENCAST_SCENE_INVALID',
        path,
      )
    }
  })

  it('is a command, with its usage errors', async () => {
    assert.equal((await run(['audit'])).exitCode, 2)
    assert.equal((await run(['audit', turned, '--fail-on', 'nonsense'])).exitCode, 2)
    const counted = await run(['audit', turned, '--cast-only'])
    assert.equal(counted.exitCode, 0)
    assert.match(counted.output, /pixels not measured/)
  })
})
