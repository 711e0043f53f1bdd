/**
 * The policy language as JSON Schema, for editors that complete and mark errors: `policies/policy.schema.json`.
 *
 * @module
 */
import { z } from 'zod'
import { shippedPresets } from './policy-presets.ts'
import { presetName } from './policy-rule-schema.ts'
import { extendsName, writtenPolicySchema } from './policy-schema.ts'
import { shippedPolicies } from './shipped-policies.ts'

/**
 * JSON Schema (draft 2020-12) of a policy file. `node --import tsx scripts/write-policy-schema.ts` writes it out.
 *
 * @example
 * policyJsonSchema()['title'] // 'Evencast policy'
 */
export function policyJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(writtenPolicySchema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      // Names that the schema's types cannot know, because they are files that ship.
      if (zodSchema === presetName) jsonSchema.enum = [...shippedPresets().keys()]
      if (zodSchema === extendsName)
        Object.assign(jsonSchema, {
          anyOf: [{ enum: [...shippedPolicies().keys()] }, { pattern: '^\\./[\\w-][\\w.-]*\\.ya?ml$' }],
        })
    },
  })
  return {
    ...schema,
    title: 'Evencast policy',
    description: 'Who appears in a picture where the request does not say. See docs/policies.md.',
  }
}
