// Which Rego files are controls: the folder names the facet, the file the control, and nothing under controls/ is left over.
import { policyError } from './diagnostics.ts'

export interface ControlFile {
  file: string
  /** The folder: a facet, or `places`. */
  judges: string
  /** `controls.atRest.encrypted`. */
  package: string
}

export const isTest = (file: string): boolean => file.endsWith('_test.rego')

/** By folder, then by name. A file in a place where `main` would not ask it is refused, or its verdict would be lost. */
export function controlFiles(files: readonly string[]): ControlFile[] {
  const controls = files.filter((file) => file.startsWith('policies/controls/') && !isTest(file))
  const found = controls.map(controlFile)
  return found.sort((a, b) => order(a.package, b.package))
}

function controlFile(file: string): ControlFile {
  const [, judges, name] = /^policies\/controls\/([a-zA-Z]\w*)\/([a-z]\w*)\.rego$/.exec(file) ?? []
  if (judges !== undefined && name !== undefined) return { file, judges, package: `controls.${judges}.${name}` }
  throw policyError(
    [{ file, code: 'path', message: 'this file is no control' }],
    'a control lies at controls/<facet>/<name>.rego, its name in snake_case, and nothing asks what lies elsewhere',
    'Move or rename the file',
  )
}

/** By code unit, whatever the language of the machine. */
export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
