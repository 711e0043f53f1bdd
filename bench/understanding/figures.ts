/**
 * Figures over many comparisons, field by field.
 *
 * @module
 */
import { type Comparison, type Field, fields } from './compare.ts'

export type Figures = Readonly<Record<string, { readonly right: number; readonly n: number }>>

/** The fields that issue 6 counts for "all of it right"; `whole` counts every field. */
const planFields: readonly Field[] = ['subjects', 'attributes', 'relations', 'shares', 'exclusions']

/** How many requests are right per field, in the fields of the plan together, and in all. */
export function figures(results: readonly { readonly comparison: Comparison }[]): Figures {
  const isRight = (comparison: Comparison, counted: readonly Field[]) =>
    counted.every(field => (comparison.get(field) ?? []).length === 0)
  const perField = fields.map(field => {
    const concerned = results.filter(({ comparison }) => comparison.has(field))
    const right = concerned.filter(({ comparison }) => isRight(comparison, [field])).length
    return [field, { right, n: concerned.length }] as const
  })
  const all = (counted: readonly Field[]) => ({
    right: results.filter(({ comparison }) => isRight(comparison, counted)).length,
    n: results.length,
  })
  return { ...Object.fromEntries(perField), 'plan (issue 6)': all(planFields), whole: all(fields) }
}

export function printTable(title: string, table: Figures): void {
  console.log(`\n${title}`)
  for (const [field, { right, n: concerned }] of Object.entries(table)) {
    const share = concerned === 0 ? '   -' : (right / concerned).toFixed(3)
    console.log(`  ${field.padEnd(16)} ${share}  ${right} of ${concerned}`)
  }
}
