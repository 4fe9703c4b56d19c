// The one place where an error of the Action becomes messages and an exit status.
import { exitStatusOf, isExplained } from '../../model/errors.ts'
import type { Asked } from '../action.ts'
import { type Host, say } from '../host.ts'
import { stackOf, toldError } from '../told-error.ts'
import { annotation } from './commands.ts'
import { isDiscreet, withoutAccounts } from './discretion.ts'
import type { Event } from './event.ts'
import { setOutputs, addSummary } from './runner-files.ts'

/** The exit status. */
export async function refused(error: unknown, host: Host, asked: Asked, event: Event): Promise<number> {
  const code = exitStatusOf(error)
  const text = [toldError(error), ...whyLockedOut(error, event)].join('\n')
  say(host, text)
  if (host.env['RUNNER_DEBUG'] === '1' && isExplained(error) && error.cause !== undefined)
    say(host, stackOf(error.cause))
  const short = isExplained(error) ? text : 'ringfence stopped on an error of its own; please report what the log says.'
  const message = isDiscreet(event, asked) ? withoutAccounts(short) : short
  if (asked.annotations !== 'none') host.process.stdout.write(annotation('error', { title: 'ringfence', message }))
  try {
    if (asked.summary !== 'none') {
      const { failedSummary } = await import('./job-summary.ts')
      await addSummary(host, failedSummary(message, code))
    }
    await setOutputs(host, { result: 'error', 'exit-code': String(code) })
  } catch (second) {
    say(host, toldError(second)) // the first is the one that counts
  }
  return code
}

function whyLockedOut(error: unknown, { fromFork }: Event): string[] {
  if (!isExplained(error) || error.kind !== 'authentication') return []
  return fromFork
    ? [
        'This pull request comes from a fork, to which GitHub gives neither secrets nor a token for a cloud.',
        'Scan files with the input from, or scan after the merge.',
      ]
    : ['Log in to the cloud in an earlier step, in a job with permissions: id-token: write; see docs/action.md.']
}
