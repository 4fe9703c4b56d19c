// Every spelling of a TLS version that Azure was seen to use, and what is none.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as v from 'valibot'
import { tls } from '../../../src/normalize/azure/tls.ts'

const test = suite('normalize/azure/tls')

const spellings: readonly [text: string, version: number | undefined][] = [
  ['TLS1_2', 1.2],
  ['TLSEnforcementDisabled', undefined],
  ['Tls12', 1.2],
  ['Tls11', 1.1],
  ['TLSv1.3', 1.3],
  ['1.0', 1],
  ['1_1', 1.1],
  // https://learn.microsoft.com/azure/cosmos-db/self-serve-minimum-tls-enforcement, and `tls_version` of MySQL
  ['Tls', 1],
  ['TLSv1', 1],
  ['None', undefined],
  ['1', undefined],
  ['2.0', undefined],
  ['', undefined],
]

for (const [text, version] of spellings) {
  test(`${JSON.stringify(text)}: ${version ?? 'not known'}`, () => {
    const read = v.safeParse(tls, text)
    assert.is(read.success ? read.output : undefined, version)
  })
}

test.run()
