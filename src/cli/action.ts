// The Action: its inputs become a scan, and the result outputs, a job summary and annotations, as much as the repository's readers may see.
import { keepNewSpaceSmall } from '../runtime/heap.ts'
import { masks } from './action/commands.ts'
import { type Event, eventIn } from './action/event.ts'
import { requestIn, type Shown, shownIn } from './action/inputs.ts'
import { isDiscreet, quietened } from './action/discretion.ts'
import { refused } from './action/refused.ts'
import { setOutputs } from './action/runner-files.ts'
import { seenFrom } from './action/seen-from.ts'
import { type Host, nodeHost, say } from './host.ts'

/** How much is told, and where. */
export interface Asked {
  summary: Shown
  annotations: Shown
}

/** The exit status. */
export async function action(world: Host = nodeHost()): Promise<number> {
  keepNewSpaceSmall() // before anything is loaded: what it grows by then it keeps
  const event = await eventIn(world)
  const usual = event.isPublic ? 'counts' : 'full'
  const asked: Asked = { summary: usual, annotations: usual }
  const host = quietened(world, () => isDiscreet(event, asked))
  try {
    host.process.stdout.write(masks(secretsIn(world)))
    await setOutputs(host, { result: 'error' }) // until there is another: a step that is stopped must not read as a pass
    asked.summary = shownIn(host, 'summary') ?? asked.summary
    asked.annotations = shownIn(host, 'annotations') ?? asked.annotations
    return await ran(host, asked, event)
  } catch (error) {
    return refused(error, host, asked, event)
  }
}

/** The runner masks the secrets of a repository by itself, but not what a step before has set. */
const secrets = [
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AZURE_CLIENT_SECRET',
  'AZURE_CLIENT_CERTIFICATE_PASSWORD',
]

/** Elsewhere than on a runner, the command that masks them would show them. */
const secretsIn = ({ env }: Host): string[] =>
  env['GITHUB_ACTIONS'] === 'true' ? secrets.map((name) => env[name] ?? '') : []

async function ran(host: Host, asked: Asked, event: Event): Promise<number> {
  const wanted = await requestIn(host)
  const discreet = isDiscreet(event, asked)
  const request = discreet ? { ...wanted, quiet: true } : wanted
  if (discreet) host.process.stdout.write(masks(request.accounts))
  const { scanned } = await import('./run-scan.ts')
  const ended = await scanned(request, host)
  if (request.share === undefined) {
    const { told } = await import('./action/told.ts')
    await told(host, { ...ended, request, asked, discreet })
  } else {
    say(host, 'One part of a scan was read, and nothing is judged yet: that is for the step that joins the parts')
    await setOutputs(host, {
      result: 'incomplete',
      'exit-code': String(ended.code),
      'output-dir': seenFrom(host, ended.folder),
    })
  }
  return ended.code
}
