// `ringfence waiver`: lets a failure stand until a day, under two names, and tells which of them need somebody.
import { buildCommand, buildRouteMap } from '@stricli/core'
import { calendarDay, scanFlags } from '../flags.ts'
import { fromRun } from '../finished-run.ts'
import type { Host } from '../host.ts'
import { tableOrJson } from '../printed-as.ts'
import { idsOf } from '../proposals.ts'
import type { WaiverAsked } from '../waiver-add.ts'
import type { WaiverQuestion } from '../waiver-list.ts'

const { config, policies, now } = scanFlags
const from = fromRun('the run that is looked in')

const text = (brief: string, placeholder: string) => ({ kind: 'parsed', parse: String, brief, placeholder }) as const
const maybe = (brief: string, placeholder: string) => ({ ...text(brief, placeholder), optional: true }) as const

const add = buildCommand({
  loader: async () => {
    const { addWaiver } = await import('../waiver-add.ts')
    return async function addOne(this: Host, flags: WaiverAsked, about: string) {
      await addWaiver(about, flags, this)
    }
  },
  parameters: {
    flags: {
      config,
      policies,
      from,
      id: maybe('a name of its own (default: the next, like wv-008)', 'ID'),
      resource: maybe('only resources of this id or name', 'GLOB'),
      account: maybe('only in this account or subscription', 'ID'),
      country: maybe('only for places in this country; unknown: where nobody could tell it', 'CC'),
      reason: text('why the failure may stand', 'TEXT'),
      owner: text('who answers for it', 'WHO'),
      approvedBy: text('who approved it; never the owner', 'WHO'),
      until: {
        kind: 'parsed',
        parse: (value: string) => calendarDay(value, '--until'),
        brief: 'the last day on which it holds',
        placeholder: 'DATE',
      },
    },
    aliases: { c: 'config' },
    positional: {
      kind: 'tuple',
      parameters: [
        {
          parse: String,
          proposeCompletions: idsOf('controls'),
          brief: 'a control, a glob over controls, or the id of a finding of the run',
          placeholder: 'CONTROL|FINDING',
        },
      ],
    },
  },
  docs: {
    brief: 'let a failure stand until a day',
    fullDescription:
      'Writes a waiver into ringfence.yaml; nothing else of the file changes. Of a finding, it is for its control, resource, account, and country where it is of a place, alone: where nobody could tell the country, for such places. A waiver of every control and every resource is refused, and one of a finding that is no failure.\n\nExample: ringfence waiver add rep.cross-region --resource crm-old --reason SEC-112 --owner crm@example.test \\\n  --approved-by ciso@example.test --until 2027-03-31\n\nExit status: 0 written, 2 refused, and the file is as it was.',
  },
})

const list = buildCommand({
  loader: async () => {
    const { listWaivers } = await import('../waiver-list.ts')
    return async function listAll(this: Host, flags: WaiverQuestion & { format: 'table' | 'json' }) {
      await listWaivers(flags, this)
    }
  },
  parameters: {
    flags: {
      config,
      policies,
      from,
      now,
      format: tableOrJson,
    },
    aliases: { c: 'config', f: 'format' },
  },
  docs: {
    brief: 'list the waivers: which have ended, and what each lifted in the last run',
    fullDescription:
      'Of each waiver of ringfence.yaml until when it holds, and how many failures it lifted.\n\nExample: ringfence waiver list --from ringfence-out/ID',
  },
})

const check = buildCommand({
  loader: async () => {
    const { checkWaivers } = await import('../waiver-list.ts')
    return async function checkAll(this: Host, flags: WaiverQuestion) {
      this.process.exitCode = await checkWaivers(flags, this)
    }
  },
  parameters: { flags: { config, policies, from, now }, aliases: { c: 'config' } },
  docs: {
    brief: 'for CI: fail where a waiver has ended, or matched nothing',
    fullDescription:
      'Example: ringfence waiver check --from ringfence-out/LAST\n\nExit status: 0 none has ended, nor matched nothing in the run where there is one, 1 a waiver has, 2 usage, a file that is refused, or a run that is not as it was written.',
  },
})

export const waiverCommand = buildRouteMap({
  routes: { add, list, check },
  docs: { brief: 'let failures stand until a day, and tell which waivers need somebody' },
})
