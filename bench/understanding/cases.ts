/**
 * The written requests of this folder.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const caseSchema = z.strictObject({
  form: z.string(),
  request: z.string(),
  expect: z.array(z.string()).min(1),
})

export type Case = z.infer<typeof caseSchema>

/** The requests of a part, of one form if it is given; with a limit, evenly spread over it. */
export async function readCases(
  part: string,
  { limit, form }: { readonly limit?: string | undefined; readonly form?: string | undefined } = {},
): Promise<readonly Case[]> {
  const text = await readFile(new URL(`./${part}.jsonl`, import.meta.url), 'utf8')
  const cases = text
    .split('\n')
    .filter(line => line !== '')
    .map(line => caseSchema.parse(JSON.parse(line)))
    .filter(one => form === undefined || one.form === form)
  const count = Math.min(Number(limit ?? cases.length), cases.length)
  return Array.from(
    { length: count },
    (_, index) => cases[Math.floor((index * cases.length) / count)] ?? [],
  ).flat()
}
