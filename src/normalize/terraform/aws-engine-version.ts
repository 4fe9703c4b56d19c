// Which version of its engine a database will run: as AWS says of what exists, else as the plan asks for it.
import type { PlannedRow } from '../../model/planned.ts'
import { of, written } from './values.ts'

/** The attribute for the actual one is known after apply only, and where it is not, the other is what will be. */
export const engineVersion = (main: PlannedRow | undefined): unknown =>
  written(main, 'engine_version_actual') ?? of(main, 'engine_version')
