// The tree that policies are checked, tested and built in: somebody's own, our library, and a main that asks theirs alone.
import { existsSync, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { explained } from '../model/errors.ts'
import { nearest } from '../model/nearest.ts'
import { controlFiles, order } from './control-files.ts'
import type { Diagnostic } from './diagnostics.ts'
import { generatedRego } from './generated-rego.ts'
import { type OwnFiles, readOurFiles, readOwnFiles } from './own-files.ts'
import { metadataFile } from './policy-bundle.ts'
import { type Known, refusal, retelling } from './own-refusal.ts'
import { facetsIn, ownSchema } from './own-schema.ts'
import {
  builtinsIn,
  examplesFile,
  schemaFile,
  shippedCapabilities,
  shippedFile,
  shippedLibrary,
  shippedRoot,
} from './shipped.ts'
import { runRego } from './toolchain.ts'
import type { RegoAnswer, RegoVerb } from './toolchain-answers.ts'

export interface OwnTree extends Known {
  own: OwnFiles
  /** All Rego that the toolchain is given: theirs with their tests, ours without, the generated main. */
  files: ReadonlyMap<string, string>
  schema: string
  capabilities: string
}

const capabilitiesFile = 'capabilities.json'

/** `path` is as the user wrote it; errors name files below it. */
export async function ownTree(path: string, cwd: string): Promise<OwnTree> {
  const folder = resolve(cwd, path)
  refuseNoFolder(path, folder)
  const [library, examples, builtIn, capabilities] = await Promise.all([
    shippedLibrary(),
    shippedFile(examplesFile),
    shippedFile(schemaFile),
    shippedCapabilities(),
  ])
  const ours = isOurs(folder)
  const own = ours ? await readOurFiles(path, folder) : await readOwnFiles(path, folder)
  const known = {
    path,
    own,
    told: own.told,
    files: new Map([...library, [examplesFile, examples], ...own.files]),
    builtins: builtinsIn(capabilities),
  }
  const generated = retelling(known, () => generatedOf(known, facetsIn(builtIn)))
  const files = new Map([...known.files, ...generated].sort(([a], [b]) => order(a, b)))
  return { ...known, files, schema: ours ? builtIn : ownSchema(builtIn), capabilities }
}

/** The built-in policies are checked like anybody's. Their names are not taken by others, and they see no resource. */
export const isOurs = (folder: string): boolean => realpathSync(folder) === realpathSync(join(shippedRoot, 'policies'))

function refuseNoFolder(path: string, folder: string): void {
  const isFolder = existsSync(folder) && statSync(folder).isDirectory()
  if (isFolder && (existsSync(join(folder, 'controls')) || !existsSync(join(folder, metadataFile)))) return
  const what = isFolder ? 'this is a bundle' : existsSync(folder) ? 'this is no folder' : 'there is no such folder'
  throw explained('policy', {
    what,
    where: path,
    why: 'policies of your own are a folder that holds controls/',
    mend: isFolder ? 'Name the folder it was built from' : 'Name it; ringfence policy new DIR FACET NAME begins one',
  })
}

/** Nothing would ever ask a control of a facet that no resource has. */
function generatedOf(known: Known & { own: OwnFiles }, facets: readonly string[]): Map<string, string> {
  const paths = [...known.own.files.keys()]
  const controls = controlFiles(paths)
  const judged = ['places', ...facets]
  const strays = controls
    .filter(({ judges }) => !judged.includes(judges))
    .map(({ file, judges }): Diagnostic => {
      const guess = nearest(judges, judged)
      return { file, code: 'facet', message: `there is no facet ${judges}`, ...(guess === undefined ? {} : { guess }) }
    })
  if (strays.length > 0) throw refusal(strays, known)
  if (controls.length > 0) return generatedRego(known.own.files)
  throw explained('policy', {
    what: 'it holds no control',
    where: known.path,
    why: 'a control lies at controls/<facet>/<name>.rego, and there is none',
    mend: `Begin one: ringfence policy new ${known.path} atRest my_rule`,
  })
}

/** The answer of the toolchain on these files, or the refusal in the words of the user. */
export async function askOf<Verb extends RegoVerb>(
  verb: Verb,
  args: readonly string[],
  tree: OwnTree,
  cwd: string,
): Promise<RegoAnswer<Verb>> {
  const result = await runRego(verb, args, { cwd, told: tree.path })
  if (result.ok) return result.answer
  throw refusal(result.diagnostics, tree)
}

/** What the toolchain is given beside the Rego, and the flags that name it. */
export const besides = ({ schema, capabilities }: OwnTree): [file: string, text: string][] => [
  [schemaFile, schema],
  [capabilitiesFile, capabilities],
]
export const capabilityFlags = ['-capabilities', capabilitiesFile]
export const checkFlags = [...capabilityFlags, '-schema', schemaFile]
