// The controls of the results as SARIF rules, in the order in which they come up; as many as there are controls, however many results.
import type { Finding } from '../../model/finding.ts'
import { gradeOf, messageText, securitySeverity } from './words.ts'

export interface Rules {
  /** The worst finding of a control comes first, and its severity is that of the rule. */
  indexOf(finding: Finding): number
  list(): ReturnType<typeof ruleOf>[]
}

export function rulesMet(): Rules {
  const met = new Map<string, { index: number; rule: ReturnType<typeof ruleOf> }>()
  return {
    indexOf(finding) {
      const known = met.get(finding.control.id)
      if (known !== undefined) return known.index
      const index = met.size
      met.set(finding.control.id, { index, rule: ruleOf(finding) })
      return index
    },
    list: () => [...met.values()].map(({ rule }) => rule),
  }
}

const ruleOf = ({ control: { id, title, remediation }, severity }: Finding) => ({
  id,
  shortDescription: { text: messageText(title) },
  fullDescription: { text: messageText(`${title}.`) },
  help: { text: messageText(remediation) },
  defaultConfiguration: { level: gradeOf({ status: 'fail', severity }).level },
  properties: {
    tags: ['security', 'compliance'],
    precision: 'high',
    'security-severity': securitySeverity[severity],
  },
})
