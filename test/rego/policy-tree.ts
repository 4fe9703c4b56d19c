// A small tree of policies in a folder of its own, with the schema and the capabilities of this project.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { capabilitiesFile } from '../../src/rego/build-policies.ts'
import { schemaFile } from '../../src/rego/shipped.ts'

export const root = join(import.meta.dirname, '../..')

export const flags = ['-capabilities', capabilitiesFile, '-schema', schemaFile]

/** One facet control and one place control, whole and well-formed. */
export const encrypted = 'policies/controls/atRest/encrypted.rego'
export const primary = 'policies/controls/places/primary.rego'

const metadata = (id: string): string => `# METADATA
# title: ${id} holds
# description: Because it must.
# related_resources:
#   - https://example.com/${id}
# custom:
#   id: ${id}
#   severity: {global: info, regional: medium, edge: high, unclassified: low}
#   remediation: Mend it.
`

export const tree: Readonly<Record<string, string>> = {
  'policies/lib/must.rego': `package lib.must

be(fact, wanted) := "pass" if fact.known == wanted

be(fact, _) := {"unknown": fact.unknown}
`,
  [encrypted]: `${metadata('enc.at-rest')}package controls.atRest.encrypted

import data.lib.must

verdict := must.be(input.facets.atRest.enabled, true)
`,
  [primary]: `${metadata('loc.primary')}package controls.places.primary

import data.lib.must

verdict(place) := must.be(place.country, "DE") if place.role == "primary"

verdict(place) := "not_applicable" if place.role != "primary"
`,
}

/** `changes` are laid over the tree; the folder is gone afterwards. */
export async function withTree<T>(changes: Record<string, string>, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ringfence-tree-'))
  const project = [capabilitiesFile, schemaFile].map(
    async (file) => [file, await readFile(join(root, file), 'utf8')] as const,
  )
  try {
    for (const [file, text] of Object.entries({
      ...tree,
      ...Object.fromEntries(await Promise.all(project)),
      ...changes,
    })) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), text)
    }
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The tree with one piece of one file's text exchanged. */
export function exchanged(file: string, from: string, to: string): Record<string, string> {
  const before = tree[file] ?? ''
  if (!before.includes(from)) throw new Error(`${file} does not contain ${from}`)
  return { [file]: before.replace(from, to) }
}

/** What was thrown. A promise that holds is an error here. */
export async function rejection(promise: Promise<unknown>): Promise<Error> {
  const [settled] = await Promise.allSettled([promise])
  if (settled?.status === 'rejected' && settled.reason instanceof Error) return settled.reason
  throw new Error('nothing was refused')
}
