// Whether the bases that places rest on will last, by hand: as policies/transfers/health.rego has it.
import type { PlaceLaw } from '../src/model/law.ts'
import type { Answer, ByLaw, Place } from './hand-coded-shapes.ts'
import { clear, type Data } from './hand-coded-transfers.ts'

export function outlooks({ laws }: Place, answers: ByLaw, data: Data): ByLaw {
  const found: ByLaw = {}
  for (const name in answers) {
    const law = laws[name]
    const answer = answers[name]
    if (law !== undefined && answer !== undefined) found[name] = outlook(law, answer, data)
  }
  return found
}

function outlook(law: PlaceLaw, answer: Answer, data: Data): Answer {
  if (typeof answer === 'string' || 'fail' in answer || 'undeclared' in answer) return 'not_applicable'
  if ('unknown' in answer) return answer
  const { basis, entry } = answer.permitted
  const risks = (entry === undefined ? law.adequacy : law.register.find(({ id }) => id === entry))?.risks ?? []
  if (entry !== undefined && law.register.some((one) => one.risks.length === 0 && clear(one, data))) return 'pass'
  if (risks.length === 0) return 'pass'
  const fail = { observed: risks, expected: [], reason: 'basis-at-risk', decision: entry ?? basis }
  return { fail }
}
