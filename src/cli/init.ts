// `ringfence init` at work: drafts a file and never writes over one.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { wholePack } from '../evidence/index.ts'
import { explained } from '../model/errors.ts'
import { together } from '../reports/terminal/layout.ts'
import { unwritable } from '../runtime/unwritable.ts'
import { draftOf } from './draft.ts'
import { note } from './folded-lines.ts'
import type { Host } from './host.ts'
import { runNamed } from './latest-run.ts'
import { seenIn } from './seen.ts'
import { shippedRules } from './shipped-rules.ts'
import { workflow, workflowPath } from './workflow.ts'

export interface InitRequest {
  github: boolean
  /** The folder of a run; absent: the latest. */
  from?: string
  /** Where to write; absent: ringfence.yaml, or the workflow's own path. */
  output?: string
}

export async function init({ github, from, output }: InitRequest, host: Host): Promise<void> {
  if (github && from !== undefined) throw ofNoRun
  const path = resolve(host.cwd, output ?? (github ? workflowPath : 'ringfence.yaml'))
  const called = relative(host.cwd, path)
  await writtenAnew(path, called, github ? workflow : await configDraft(from, host))
  const command = `ringfence config check${output === undefined ? '' : ` ${called}`}`
  const next = github
    ? 'It has no credentials yet: fill in OWNER and the role that may read, and commit it. More: docs/action.md.'
    : `Say in it whose data it is, then: ${command.replaceAll(' ', together)}`
  for (const line of [`${called} written`, next]) note(host, line)
}

async function configDraft(from: string | undefined, host: Host): Promise<string> {
  const { folder, named } = runNamed(from, host.cwd)
  const [pack, rules] = [await wholePack(folder, named), await shippedRules()]
  const known = pack.manifest.asked.laws.filter((law) => rules.laws.some(({ id }) => id === law))
  const seen = await seenIn(pack)
  return draftOf({ ...seen, scan: pack.manifest.scan, laws: known.length === 0 ? rules.usual : known }, rules)
}

/** `wx`: whoever else writes it at the same moment keeps what they wrote. */
async function writtenAnew(path: string, called: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true }).catch(unwritable(path))
  await writeFile(path, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw inTheWay(called)
    return unwritable(path)(error)
  })
}

const inTheWay = (path: string) =>
  explained('usage', {
    what: 'nothing was drafted',
    where: path,
    why: 'the file is there already, and a draft never replaces what somebody has written',
    mend: 'Change that file, or draft beside it: ringfence init -o FILE',
  })

const ofNoRun = explained('usage', {
  what: 'a workflow is drafted from no run',
  where: '--from',
  why: 'it is the same for everybody',
  mend: 'Leave it out',
})
