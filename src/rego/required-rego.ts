// Writes policies/main/required.rego: the verdicts that an entry of the transfer register may ask for, by control id.
import { type ControlFile, controlFiles } from './control-files.ts'
import { writtenId } from './written-metadata.ts'

export const requiredFile = 'policies/main/required.rego'

const head = `# METADATA
# scope: package
# description: |
#   Generated from the controls by npm run policies; do not edit. Only controls of a facet: one that judges places asks
#   the register, and the register must not ask it back.
package required
`

/** `sources`: text by path from the root of the project. The text is as `opa fmt` would have it. */
export function requiredRego(sources: ReadonlyMap<string, string>): string {
  const rules = controlFiles([...sources.keys()])
    .filter(({ judges }) => judges !== 'places')
    .flatMap((control) => rule(control, sources.get(control.file) ?? ''))
  return [head, ...(rules.length > 0 ? rules : [nothing])].join('\n')
}

/** Where METADATA have no id, or it is written so that it is not found here, the build refuses the control itself. */
function rule({ package: name }: ControlFile, source: string): string[] {
  const id = writtenId(source)
  return id === undefined ? [] : [`verdict(${JSON.stringify(id)}) := data.${name}.verdict\n`]
}

// A package without a rule would leave the register with a reference to nothing.
const nothing = 'verdict("") := "not_applicable"\n'
