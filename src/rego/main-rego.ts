// Writes policies/main/main.rego, the entry point: one static row of controls per facet, one row per place.
import { placeKinds } from '../model/place.ts'
import { type ControlFile, controlFiles } from './control-files.ts'
import { writtenKinds } from './written-metadata.ts'

export const mainFile = 'policies/main/main.rego'

// A row with one undefined verdict is itself undefined, and the host misses it: no verdict is ever lost in silence.
const head = `# METADATA
# scope: package
# description: Generated from the controls by npm run policies; do not edit.
# entrypoint: true
package main

proof := {
	"type": input.type,
	"data": data.digest,
}
`

/** `sources`: text by path from the root of the project. The text is as `opa fmt` would have it. */
export function mainRego(sources: ReadonlyMap<string, string>): string {
  const rows = Map.groupBy(controlFiles([...sources.keys()]), ({ judges }) => judges)
  return [
    head,
    ...[...rows].flatMap(([judges, controls]) =>
      judges === 'places' ? placeRows(controls, sources) : [row(judges, controls)],
    ),
  ].join('\n')
}

const row = (facet: string, controls: readonly ControlFile[]): string =>
  `verdicts["${facet}"] := [\n${verdicts(controls)}] if input.facets.${facet}\n`

/** Where some control owns places, the row begins with what the owner of the place says, and nobody else is asked for it. */
function placeRows(controls: readonly ControlFile[], sources: ReadonlyMap<string, string>): string[] {
  const owners = new Map<string, ControlFile>()
  const others: ControlFile[] = []
  for (const control of controls) {
    const kinds = writtenKinds(sources.get(control.file) ?? '') ?? []
    if (kinds.length === 0) others.push(control)
    for (const kind of kinds) owners.set(kind, control)
  }
  const first = owners.size === 0 ? '' : '\tof_owner(place.kind, place),\n'
  const asked = `verdicts["places"] := [[\n${first}${verdicts(others, '(place)')}] |\n\tsome place in input.places\n]\n`
  return owners.size === 0 ? [asked] : [asked, ...placeKinds.map((kind) => ofOwner(kind, owners.get(kind)))]
}

// A kind that is not among these has no answer, and so the place has no row.
const ofOwner = (kind: string, owner: ControlFile | undefined): string =>
  owner === undefined
    ? `of_owner("${kind}", _) := "not_applicable"\n`
    : `of_owner("${kind}", place) := data.${owner.package}.verdict(place)\n`

const verdicts = (controls: readonly ControlFile[], argument = ''): string =>
  controls.map((control) => `\tdata.${control.package}.verdict${argument},\n`).join('')
