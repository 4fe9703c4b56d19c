// What RINGFENCE_* says of a scan where the command line says nothing: a flag comes first, then the environment, then the default.
import { nearest } from '../model/nearest.ts'
import { printable } from '../reports/plain-text.ts'
import { type ScanFlags, scanFlags } from './flags.ts'
import { type Host, say } from './host.ts'
import { type Provider, providers } from './request.ts'
import { type FlagSpecs, flagsOf, listOf, oneOf, type Said } from './text-flags.ts'

/** `failOn` is RINGFENCE_FAIL_ON. */
export const variableOf = (flag: string): string => `RINGFENCE_${flag.replaceAll(/[A-Z]/g, '_$&').toUpperCase()}`

const providersVariable = 'RINGFENCE_PROVIDERS'

/** `specs`: the flags that the command has; of another the environment may speak, and nobody listens. */
export function withEnvironment<Given extends Partial<ScanFlags>>(given: Given, specs: FlagSpecs, host: Host): Given {
  noteStrays(host)
  return { ...given, ...flagsOf(specs, (flag) => (isGiven(given[flag]) ? undefined : inEnvironment(flag, host))) }
}

export function inEnvironment(flag: string, { env }: Pick<Host, 'env'>): Said | undefined {
  const where = variableOf(flag)
  const text = env[where]
  return text === undefined ? undefined : { text, where }
}

/** What was not given is undefined, or of a list empty. */
const isGiven = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0)

export function providersFrom(given: readonly Provider[], { env }: Host): readonly Provider[] {
  if (given.length > 0) return given
  return listOf(env[providersVariable] ?? '').map((name) => oneOf(providers, name, providersVariable))
}

/** Of the Action alone. */
const ofTheAction = ['RINGFENCE_SUMMARY', 'RINGFENCE_ANNOTATIONS']

const known = [...Object.keys(scanFlags).map(variableOf), providersVariable, ...ofTheAction]

/** A misspelt gate would be no gate. A variable that is like none of ours may be somebody else's. */
export function noteStrays(host: Host): void {
  for (const name of Object.keys(host.env).filter((one) => one.startsWith('RINGFENCE_') && !known.includes(one))) {
    const guess = nearest(nameless(name), known.map(nameless))
    if (guess !== undefined) say(host, printable(`Note      ${name} is not read; the nearest is RINGFENCE_${guess}`))
  }
}

const nameless = (name: string): string => name.slice('RINGFENCE_'.length)
