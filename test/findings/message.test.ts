// What waits for a person says what the person must say.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { messageOf } from '../../src/findings/message.ts'
import { control, pass } from './sample-verdicts.ts'

const test = suite('findings/message')
const undeclared = { status: 'undeclared', would: pass } as const

test('a store of which nobody has said whose data it holds, and one whose stage may be missing too', () => {
  assert.is(
    messageOf(control('cls.labelled', 'classification'), undeclared, undefined),
    'Title of cls.labelled: nobody has said whose data this is.',
  )
  assert.is(
    messageOf(control('iso.stage-isolation', 'isolation'), undeclared, undefined),
    'Title of iso.stage-isolation: nobody has said of which stage this is, or whose data this is.',
  )
})

test.run()
