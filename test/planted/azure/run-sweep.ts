// `npm run test:sweep:azure [PATTERN]`: the sweep of whole scans, told case by case; PATTERN chooses by operation and fault.
import { swept, sweptEstate } from './sweep.ts'

let passed = 0
let failed = 0
for await (const { operation, fault, complaints } of swept(sweptEstate(), new RegExp(process.argv[2] ?? ''), 14)) {
  if (complaints.length === 0) passed += 1
  else failed += 1
  for (const complaint of complaints) console.log(`${operation}, ${fault}: ${complaint}`)
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
