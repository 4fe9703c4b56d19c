// Writes docs/reference: `npm run docs`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { referencePages } from './reference.ts'

const folder = join(import.meta.dirname, '../docs/reference')
for (const [name, text] of await referencePages()) writeFileSync(join(folder, name), text)
