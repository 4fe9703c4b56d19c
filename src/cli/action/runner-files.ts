// The files by which a step tells its runner something: outputs for later steps, and the job summary.
import { randomUUID } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import { unwritable } from '../../runtime/unwritable.ts'
import type { Host } from '../host.ts'

/** What is set again later replaces what was set before. Outside of a runner there is nobody to tell. */
export async function setOutputs({ env }: Pick<Host, 'env'>, outputs: Readonly<Record<string, string>>): Promise<void> {
  await append(env['GITHUB_OUTPUT'], Object.entries(outputs).map(setting).join(''))
}

/** Between lines that nobody can guess: a value with a line of its own choice must not set another output. */
function setting([name, value]: [string, string]): string {
  const end = `ringfence_${randomUUID()}`
  return `${name}<<${end}\n${value}\n${end}\n`
}

export const addSummary = ({ env }: Pick<Host, 'env'>, markdown: string): Promise<void> =>
  append(env['GITHUB_STEP_SUMMARY'], markdown)

async function append(path: string | undefined, text: string): Promise<void> {
  if (path !== undefined && path !== '' && text !== '') await appendFile(path, text).catch(unwritable(path))
}
