// The config's target is known as well as the tier is, and asked of nobody where there is none.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { recoveryAsked } from '../../src/estate/recovery-target.ts'
import { known, partial, unknown } from '../../src/model/fact.ts'
import type { RecoveryTarget } from '../../src/model/rulebook.ts'

const test = suite('estate/recovery-target')
const target = (more: Partial<RecoveryTarget> = {}): RecoveryTarget => ({
  where: 'ringfence.yaml:20:3',
  rpo: 24,
  rto: 4,
  copy: 'in-zone',
  ...more,
})
const recovery = { regional: target(), global: target({ rpo: 168, copy: 'none' }) }

test('the target of its tier', () => {
  assert.equal(recoveryAsked(known('regional', []), { recovery }), {
    rpoHours: known(24, []),
    copyWanted: known(true, []),
  })
  assert.equal(recoveryAsked(known('global', []), { recovery }), {
    rpoHours: known(168, []),
    copyWanted: known(false, []),
  })
})

test('a tier without a target asks for no hours, and excuses no single copy', () => {
  const asked = recoveryAsked(known('edge', []), { recovery })
  assert.equal(asked, { rpoHours: known('none', []), copyWanted: known(true, []) })
})

test('an unread tier leaves the target unread, and a tier read in part proves none', () => {
  const denied = unknown('denied', 's3:GetBucketTagging')
  assert.equal(recoveryAsked(denied, { recovery }), { rpoHours: denied, copyWanted: denied })
  const asked = recoveryAsked(partial('regional', 'denied', []), { recovery })
  assert.equal(asked, { rpoHours: partial(24, 'denied', []), copyWanted: partial(true, 'denied', []) })
})

test('where no tier has a target, none needs to be read', () => {
  const asked = recoveryAsked(unknown('denied'), { recovery: {} })
  assert.equal(asked, { rpoHours: known('none', []), copyWanted: known(true, []) })
})

test.run()
