// Writes policies/policy.schema.json from the schema in casting/; a test holds the two to each other.
import { writeFileSync } from 'node:fs'
import { policyJsonSchema } from '../casting/policy-json-schema.ts'

writeFileSync('policies/policy.schema.json', `${JSON.stringify(policyJsonSchema(), null, 2)}\n`)
