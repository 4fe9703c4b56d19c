// The recovery targets of ringfence.yaml: how much of a tier's data may be lost, and for how long, as `15m`, `24h` or `7d`.
import * as v from 'valibot'
import type { RecoveryTarget } from '../model/rulebook.ts'
import { about, formed, mapOf, oneOf } from './shapes.ts'

const duration = formed(/^\d{1,5}[mhd]$/, 'a duration', '15m, 24h or 7d')

const target = mapOf({
  rpo: about('The most that may be lost, as a duration: 15m, 24h, 7d', duration),
  rto: v.exactOptional(about('How soon it must be back; declared by you, and never measured', duration)),
  copy: about('Whether a second copy is wanted, inside the fence and the zone', oneOf(['in-zone', 'none'], 'copies')),
})

export const recovery = mapOf({
  global: v.exactOptional(about('For data of the tier global', target)),
  regional: v.exactOptional(about('For data of the tier regional', target)),
  edge: v.exactOptional(about('For data of the tier edge', target)),
})

type WrittenTarget = v.InferOutput<typeof target>

export const recoveryOf = ({ rpo, rto, copy }: WrittenTarget, where: string): RecoveryTarget => ({
  where,
  rpo: hoursOf(rpo),
  rto: rto === undefined ? null : hoursOf(rto),
  copy,
})

function hoursOf(written: string): number {
  const count = Number(written.slice(0, -1))
  if (written.endsWith('m')) return count / 60
  return written.endsWith('h') ? count : count * 24
}
