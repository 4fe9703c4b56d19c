// `ringfence explain`: what a control asks and why, or what stands behind one finding.
import { buildCommand } from '@stricli/core'
import { fromRun } from '../finished-run.ts'
import type { Host } from '../host.ts'
import { idsOf } from '../proposals.ts'

interface Flags {
  from?: string
}

export const explainCommand = buildCommand({
  loader: async () => {
    const { explain } = await import('../explanation.ts')
    return async function explainOne(this: Host, flags: Flags, name: string) {
      this.process.stdout.write(await explain(name, flags.from, this))
    }
  },
  parameters: {
    flags: {
      from: fromRun('the run that holds the finding'),
    },
    positional: {
      kind: 'tuple',
      parameters: [
        {
          parse: String,
          proposeCompletions: idsOf('controls'),
          brief: 'a control, or the id of a finding or its beginning',
          placeholder: 'CONTROL|FINDING',
        },
      ],
    },
  },
  docs: {
    brief: 'explain a control or a finding',
    fullDescription:
      'Of a control: what it asks, of which data, how it decides, what passes and what fails, how to mend, and the clauses. Of a finding: what was observed and expected, the decision of each law and what it rests on, the permission that is missing, and how to mend it.\n\nExamples: ringfence explain enc.at-rest\n          ringfence explain 4adfa703 --from ringfence-out/1446239affbe3232\n\nExit status: 0 explained, 2 nothing is called so.',
  },
})
