// The yardstick of the bench is only one while it answers as the Rego does, on likely inputs and on every other kind.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { proveAgreement } from '../../bench/agree.ts'
import { sampleOf } from '../../bench/sample.ts'
import { wildInput } from '../../bench/wild-inputs.ts'

const test = suite('bench/hand-coded')

test('the hand-coded controls and the compiled policy agree', async () => {
  const { policy, data, texts } = await sampleOf(2000, 0)
  const wild = Array.from({ length: 8000 }, (_, number) => wildInput(number))
  assert.is(await proveAgreement(policy, data, [...texts, ...wild]), 10_000)
})

test('an answer that differs is told', async () => {
  const { policy, data, texts } = await sampleOf(100, 0)
  // Two facts in one: Rego gives no verdict, the hand-coded control trusts its input.
  const twofold = texts.map((text) =>
    text.replace('"enabled":{"known":true}', '"enabled":{"known":true,"reason":"denied"}'),
  )
  const told = await proveAgreement(policy, data, twofold).then(
    () => 'they agree',
    (error: unknown) => String(error),
  )
  assert.match(told, /Rego says .*, by hand it is /)
})

test.run()
