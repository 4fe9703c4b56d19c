// Writes policies/main/main.rego, the entry point: one static row of controls per facet, one row per place.
import { type ControlFile, controlFiles } from './control-files.ts'

export const mainFile = 'policies/main/main.rego'

// A row with one undefined verdict is itself undefined, and the host misses it: no verdict is ever lost in silence.
const head = `# METADATA
# scope: package
# description: Generated from the paths of the controls by npm run policies; do not edit.
# entrypoint: true
package main

proof := {
	"type": input.type,
	"data": data.digest,
}
`

/** `files`: every path under policies/, relative to the root of the project. The text is as `opa fmt` would have it. */
export function mainRego(files: readonly string[]): string {
  const rows = Map.groupBy(controlFiles(files), ({ judges }) => judges)
  return [
    head,
    ...[...rows].map(([judges, controls]) => (judges === 'places' ? placeRows(controls) : row(judges, controls))),
  ].join('\n')
}

const row = (facet: string, controls: readonly ControlFile[]): string =>
  `verdicts["${facet}"] := [\n${verdicts(controls)}] if input.facets.${facet}\n`

const placeRows = (controls: readonly ControlFile[]): string =>
  `verdicts["places"] := [[\n${verdicts(controls, '(place)')}] |\n\tsome place in input.places\n]\n`

const verdicts = (controls: readonly ControlFile[], argument = ''): string =>
  controls.map((control) => `\tdata.${control.package}.verdict${argument},\n`).join('')
