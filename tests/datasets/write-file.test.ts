import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { writeSafely } from '../../datasets/index.ts'
import { EvencastError } from '../../errors.ts'

describe('writeSafely', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evencast-write-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  it('writes a file, replaces one, and leaves nothing else', async () => {
    const file = join(folder, 'whole.png')
    await writeSafely(file, new Uint8Array([1, 2]))
    await writeSafely(file, new Uint8Array([3]))
    assert.deepEqual([...(await readFile(file))], [3])
    assert.deepEqual(await readdir(folder), ['whole.png'])
    await rm(file)
  })

  it('refuses a folder in place of a file, a missing folder, a file in place of a folder', async () => {
    await mkdir(join(folder, 'inner.png'))
    await writeFile(join(folder, 'file'), 'x')
    await refuses(join(folder, 'inner.png'), /file/)
    await refuses(join(folder, 'missing', 'a.png'), /Create the folder/)
    await refuses(join(folder, 'file', 'a.png'), /not a folder/)
    assert.deepEqual((await readdir(folder)).sort(), ['file', 'inner.png'])
    assert.deepEqual(await readdir(join(folder, 'inner.png')), [])
  })

  it('refuses a folder without permission', {
    skip: process.getuid?.() === 0 && 'root may write everywhere',
  }, async () => {
    const closed = join(folder, 'closed')
    await mkdir(closed)
    await chmod(closed, 0o500)
    await refuses(join(closed, 'a.png'), /permissions/)
  })

  it('keeps the old file and leaves no part of the new one when the disk takes no more', {
    skip: process.platform === 'win32' && 'needs ulimit',
  }, async () => {
    const file = join(folder, 'old.png')
    await writeFile(file, 'old')
    const program = `
      const { writeSafely } = await import('./datasets/index.ts')
      await writeSafely(process.argv[1], new Uint8Array(100_000)).then(
        () => console.log('written'),
        error => console.log(error.code, error.cause.code),
      )`
    const child = spawnSync(
      'bash',
      [
        '-c',
        'trap "" XFSZ; ulimit -f 16; exec "$0" --import tsx --input-type=module -e "$1" "$2"',
        process.execPath,
        program,
        file,
      ],
      { encoding: 'utf8' },
    )
    assert.equal(child.stdout.trim(), 'EVENCAST_OUTPUT_FAILED EFBIG', child.stderr)
    assert.equal(await readFile(file, 'utf8'), 'old')
    assert.deepEqual(
      (await readdir(folder)).filter(name => name.endsWith('.part')),
      [],
    )
  })
})

async function refuses(file: string, hint: RegExp): Promise<void> {
  await assert.rejects(writeSafely(file, new Uint8Array([1])), (error: unknown) => {
    assert.ok(EvencastError.isInstance(error))
    assert.equal(error.code, 'EVENCAST_OUTPUT_FAILED')
    assert.match(error.hint ?? '', hint)
    return true
  })
}
