// What is generated from the controls before each build: the entry point, and the verdicts that the register may ask for.
import { mainFile, mainRego } from './main-rego.ts'
import { requiredFile, requiredRego } from './required-rego.ts'

/** By file. `sources`: text by path from the root of the project. */
export const generatedRego = (sources: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([
    [mainFile, mainRego(sources)],
    [requiredFile, requiredRego(sources)],
  ])

export const isGenerated = (file: string): boolean => file === mainFile || file === requiredFile
