// How ringfence.yaml names controls: one of a facet, or a glob over all of them.
import * as v from 'valibot'
import type { Control } from '../model/control.ts'
import { globMatches } from '../model/glob.ts'
import { glob } from './glob.ts'
import { listed, quoted } from './quoted.ts'
import { meant, tell, text } from './shapes.ts'

/** Undefined where nothing is judged, as in one part of a split scan: whoever judges it asks again. */
export type Controls = readonly Control[] | undefined

/** A place control asks the register for its answer, so the register cannot wait for it in turn. */
export function facetControl(controls: Controls): v.GenericSchema<string> {
  if (controls === undefined) return text
  const known = controls.filter(({ judges }) => judges !== 'places').map(({ id }) => id)
  return v.picklist(known, ({ input }) =>
    controls.some(({ id }) => id === input)
      ? tell(
          `${quoted(input)} judges places`,
          'such a control asks the register itself, and would wait for its own answer',
          `Name one that judges the resource: ${listed(known)}`,
        )
      : noControl(input, known, 'See ringfence list controls'),
  )
}

export function controlGlob(controls: Controls): v.GenericSchema<string> {
  if (controls === undefined) return glob
  const ids = controls.map(({ id }) => id)
  return v.pipe(
    glob,
    v.metadata({ anyOf: [{ enum: ids }, { pattern: '\\*' }] }),
    v.check(
      (written) => ids.some((id) => globMatches(written, id)),
      ({ input }) => noControl(input, ids, 'See ringfence list controls, and write an id or a glob such as rep.*'),
    ),
  )
}

const noControl = (input: unknown, known: readonly string[], otherwise: string): string =>
  tell(`${quoted(input)} is no control`, 'no policy has that id', meant(input, known, otherwise))
