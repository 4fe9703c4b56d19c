// The commands: one table of them, and one place where an error becomes a message and an exit status.
import {
  type Application,
  ArgumentParseError,
  ArgumentScannerError,
  buildApplication,
  buildRouteMap,
  ExitCode,
  run,
  text_en,
} from '@stricli/core'
import { exitStatusOf, isExplained } from '../model/errors.ts'
import { exitStatuses } from '../model/exit-statuses.ts'
import { printable } from '../reports/plain-text.ts'
import { completionCommand } from './commands/completion.ts'
import { configCommand } from './commands/config.ts'
import { convertCommand } from './commands/convert.ts'
import { demoCommand } from './commands/demo.ts'
import { diffCommand } from './commands/diff.ts'
import { doctorCommand } from './commands/doctor.ts'
import { explainCommand } from './commands/explain.ts'
import { historyCommand } from './commands/history.ts'
import { initCommand } from './commands/init.ts'
import { listCommand } from './commands/list.ts'
import { mapCommand } from './commands/map.ts'
import { mergeCommand } from './commands/merge.ts'
import { permissionsCommand } from './commands/permissions.ts'
import { planCommand } from './commands/plan.ts'
import { policyCommand } from './commands/policy.ts'
import { scanCommand } from './commands/scan.ts'
import { showCommand } from './commands/show.ts'
import { verifyCommand } from './commands/verify.ts'
import { waiverCommand } from './commands/waiver.ts'
import { proposed, question } from './completion.ts'
import { withFoldedHelp } from './help-text.ts'
import { locatedLines } from './folded-lines.ts'
import type { Host, Stream } from './host.ts'
import { mistyped, noCommand } from './mistyped.ts'
import { stackOf, toldError } from './told-error.ts'

const statusLines = exitStatuses
  .map(([status, meaning]) => `  ${status.padEnd(9)} ${meaning.replaceAll('`', '')}`)
  .join('\n')

const commands = withFoldedHelp(
  buildRouteMap({
    routes: {
      scan: scanCommand,
      merge: mergeCommand,
      demo: demoCommand,
      show: showCommand,
      map: mapCommand,
      convert: convertCommand,
      explain: explainCommand,
      list: listCommand,
      init: initCommand,
      plan: planCommand,
      doctor: doctorCommand,
      permissions: permissionsCommand,
      policy: policyCommand,
      config: configCommand,
      waiver: waiverCommand,
      verify: verifyCommand,
      diff: diffCommand,
      history: historyCommand,
      completion: completionCommand,
    },
    docs: {
      brief: 'Where is our data, may it be there, and who could tell?',
      fullDescription: `Where is our data, may it be there, and who could tell?

First:  ringfence demo          the sample estate, without an account
        ringfence scan          what the credentials here reach
        ringfence init          a configuration from what that saw

Exit status
${statusLines}

ringfence --version tells the version; --debug adds the cause to an error.`,
    },
  }),
)

/** The exit status of `ringfence ...args`. */
export async function runCommand(args: readonly string[], host: Host): Promise<number> {
  const application = applicationOf(args, host.process.stderr)
  if (args[0] === question) {
    host.process.stdout.write(await proposed(application, args.slice(1), host))
    return 0
  }
  const given = args.filter((arg) => arg !== '--debug')
  await run(application, given.length === 0 ? ['--help'] : given, host)
  return statusOf(host.process.exitCode)
}

/** `args`: what errors are told of, with their cause after `--debug`. `stderr`: where that will be. */
export function applicationOf(args: readonly string[], stderr: Pick<Stream, 'columns'> = {}): Application<Host> {
  const debug = args.includes('--debug')
  const fitted = (text: string): string => locatedLines(text.split('\n'), stderr).trimEnd()
  const explain = (error: unknown): string => explanationOf(error, debug, fitted)
  return buildApplication(commands, {
    name: 'ringfence',
    scanner: { caseStyle: 'allow-kebab-for-camel' },
    completion: { includeAliases: false },
    documentation: { caseStyle: 'convert-camel-to-kebab', useAliasInUsageLine: true },
    determineExitCode: exitStatusOf,
    localization: {
      loadText: () => ({
        ...harmless(text_en),
        exceptionWhileParsingArguments: (error, ansiColor) =>
          error instanceof ArgumentParseError && isExplained(error.exception)
            ? explain(error.exception)
            : error instanceof ArgumentScannerError
              ? fitted(mistyped(error, commandIn(args), args))
              : printableLines(text_en.exceptionWhileParsingArguments(error, ansiColor)),
        noCommandRegisteredForInput: (input) => fitted(noCommand(input)),
        exceptionWhileRunningCommand: explain,
        exceptionWhileLoadingCommandFunction: explain,
      }),
    },
  })
}

/** As it is called: `waiver add`. */
const commandIn = ([first = '', second = '']: readonly string[]): string =>
  groups.includes(first) ? `${first} ${second}` : first

const groups = commands
  .getAllEntries()
  .flatMap(({ name, target }) => ('getAllEntries' in target ? [name.original] : []))

/** stricli quotes what was typed, and a name may have been typed by somebody else: a branch, a bucket, a file. */
const harmless = <Text extends object>(words: Text): Text =>
  Object.fromEntries(
    Object.entries(words).map(([name, say]: [string, unknown]) => [
      name,
      typeof say === 'function'
        ? (...given: unknown[]) => printableLines(String(Reflect.apply(say, words, given)))
        : say,
    ]),
  ) as Text // `as`: each entry has kept its name and its kind

const printableLines = (text: string): string => text.split('\n').map(printable).join('\n')

/** stricli's own endings are negative: what a person wrote wrongly is usage, all else (a command that does not load) our bug. */
function statusOf(code: number | string | null | undefined): number {
  const status = Number(code ?? 0)
  if (status >= 0) return status
  return status === ExitCode.InvalidArgument || status === ExitCode.UnknownCommand ? 2 : 70
}

/** A stack is left as it is. */
function explanationOf(error: unknown, debug: boolean, fitted: (text: string) => string): string {
  if (!isExplained(error)) return toldError(error)
  const more =
    error.kind === 'authentication'
      ? '\nWithout an account at hand: ringfence demo. The rights that a scan needs: ringfence permissions'
      : ''
  const text = fitted(`${toldError(error)}${more}`)
  return debug && error.cause !== undefined ? `${text}\n${stackOf(error.cause)}` : text
}
