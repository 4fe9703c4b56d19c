// Whole scans of Azure in which the questions that every scan begins with, and two that follow, are spoiled in turn; the rest is `npm run test:sweep:azure`.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { swept, sweptEstate } from '../planted/azure/sweep.ts'

const test = suite('cli/refusals azure')

const estate = sweptEstate()

test('nothing that was not read gets better, and the run says that it is not whole', async () => {
  const only =
    /^(\/subscriptions\/\*\/resources| microsoft\.resourcegraph\/resources|.*\/deployments|.*servers\/\*\/encryptionprotector\/\*), /
  const cases = await Array.fromAsync(swept(estate, only, 14))
  assert.equal(
    cases.flatMap(({ operation, fault, complaints }) => complaints.map((one) => `${operation}, ${fault}: ${one}`)),
    [],
  )
  const operations = new Set(cases.map(({ operation }) => operation))
  assert.equal([...operations].toSorted(), [
    ' microsoft.resourcegraph/resources',
    '/subscriptions/* microsoft.cognitiveservices/accounts/*/deployments',
    '/subscriptions/* microsoft.sql/servers/*/encryptionprotector/*',
    '/subscriptions/*/resources',
  ])
})

test.run()
