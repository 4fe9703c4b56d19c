// A folder of somebody's own policies: one facet control, one place control, their tests and a library; all sound.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { scratch } from '../scratch.ts'

export const metadata = (id: string): string => `# METADATA
# title: ${id} holds
# description: Because it must.
# custom:
#   id: ${id}
#   severity: {global: info, regional: medium, edge: high, unclassified: low}
#   remediation: Mend it.
`

export const facet = 'controls/atRest/own_key.rego'
export const facetTest = 'controls/atRest/own_key_test.rego'
export const place = 'controls/places/at_home.rego'
export const library = 'lib/naming.rego'

/** In line 13 is the first verdict of the facet control. */
export const sound: Readonly<Record<string, string>> = {
  [facet]: `${metadata('own.key')}package controls.atRest.own_key

import data.lib.must
import data.own.naming

verdict := must.be(input.facets.atRest.keyOwner, "customer") if naming.production(input.resource.name)

verdict := "not_applicable" if naming.production(input.resource.name) == false
`,
  [facetTest]: `package controls.atRest.own_key_test

import data.controls.atRest.own_key

test_pass if own_key.verdict == "pass" with input as store("prod-a")

test_not_applicable if own_key.verdict == "not_applicable" with input as store("dev-a")

store(name) := {"facets": {"atRest": {"keyOwner": {"known": "customer"}}}, "resource": {"name": name}}
`,
  [place]: `${metadata('own.home')}package controls.places.at_home

import data.lib.place.kind
import data.transfers.decision

verdict(place) := decision.by_law(place) if kind(place) == "other"

verdict(place) := "not_applicable" if kind(place) != "other"
`,
  [library]: `package own.naming

production(name) := startswith(name, "prod-")
`,
}

/** Writes the sound policies, with changes laid over them, into `<scratch>/mine`; returns the scratch folder. `null`: no such file. */
export function ownFolder(changes: Record<string, string | null> = {}): string {
  const folder = scratch()
  for (const [file, text] of Object.entries({ ...sound, ...changes })) {
    if (text === null) continue
    const path = join(folder, 'mine', file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return folder
}

/** A sound file with one piece of its text exchanged. */
export function exchanged(file: string, from: string, to: string): Record<string, string> {
  const before = sound[file] ?? ''
  if (!before.includes(from)) throw new Error(`${file} does not contain ${from}`)
  return { [file]: before.replace(from, to) }
}
