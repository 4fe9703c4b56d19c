// What a person typed that no command takes, told as every other error is: what, where, why, and how to mend it.
import { type ArgumentScannerError, formatMessageForArgumentScannerError } from '@stricli/core'
import { explained, type Explanation } from '../model/errors.ts'
import { nearestWords } from '../model/nearest.ts'
import { toldError } from './told-error.ts'

/** `command`: as it is called, like `waiver add`. */
export function mistyped(error: ArgumentScannerError, command: string, args: readonly string[]): string {
  const refused = (what: string, why: string, mend = `See ringfence ${command} --help`): string =>
    told({ what, where: command, why, mend })
  return formatMessageForArgumentScannerError(error, {
    AliasNotFoundError: ({ input }) => refused(`there is no flag -${input}`, 'none has that letter'),
    EnumValidationError: ({ externalFlagName: flag, input, values }) =>
      refused(
        `--${flag} ${JSON.stringify(input)} is none of its words`,
        nearestWords(input, values),
        `Write one of ${values.join(', ')}`,
      ),
    FlagNotFoundError: ({ input, corrections: [guess] }) =>
      refused(`there is no flag --${input}`, guessed(guess && `--${guess}`)),
    InvalidNegatedFlagSyntaxError: ({ externalFlagName: flag, valueText }) =>
      refused(`--${flag}=${valueText} says two things`, 'a flag that begins with "no" takes no value'),
    UnexpectedFlagError: ({ externalFlagName: flag, previousInput, input }) =>
      refused(
        `--${flag} stands there twice`,
        `it cannot be both ${JSON.stringify(previousInput)} and ${JSON.stringify(input)}`,
      ),
    UnexpectedPositionalError: ({ expectedCount, input }) =>
      refused(`${JSON.stringify(input)} is one word too many`, `besides its flags it takes ${countOf(expectedCount)}`),
    UnsatisfiedFlagError: ({ externalFlagName: flag, nextFlagName: next }) => {
      if (next !== undefined) return refused(`--${flag} has no value`, `--${next} stands in its place`)
      return isGiven(flag, args)
        ? refused(`--${flag} has no value`, 'nothing follows it')
        : refused(`--${flag} is missing`, 'it cannot be left out')
    },
    UnsatisfiedPositionalError: ({ placeholder }) => refused(`${placeholder} is missing`, 'it cannot be left out'),
  })
}

export const noCommand = ({ input, corrections: [guess] }: { input: string; corrections: readonly string[] }): string =>
  told({
    what: 'this is no command',
    where: input,
    why: guessed(guess?.replaceAll('`', '')),
    mend: 'See ringfence --help',
  })

/** By its name, or as the one letter with which the line ends. */
const isGiven = (flag: string, args: readonly string[]): boolean =>
  args.includes(`--${flag}`) || /^-[a-z]$/.test(args.at(-1) ?? '')

const told = (explanation: Explanation): string => toldError(explained('usage', explanation))

const guessed = (guess: string | undefined): string =>
  guess === undefined ? 'nothing is called so' : `the nearest is ${guess}`

const countOf = (count: number): string => (count === 0 ? 'none' : `no more than ${count}`)
