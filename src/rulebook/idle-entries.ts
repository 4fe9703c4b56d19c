// What a config says that can have no effect whatever is scanned: each a plain sentence, with its place.
import type { WrittenConfig } from './config-shape.ts'
import type { Rules } from './load-rules.ts'
import { nobody } from './people.ts'
import { listed, quoted } from './quoted.ts'
import type { YamlFile } from './yaml-file.ts'

export const idleEntries = (
  file: YamlFile,
  written: WrittenConfig,
  laws: readonly string[],
  rules: Rules,
): string[] => [...idleRules(file, written, laws, rules), ...nameless(file, written)]

/** A rule for people whose law is out of play would let its data pass under every law that is in it. */
const idleRules = (file: YamlFile, { data = [] }: WrittenConfig, laws: readonly string[], rules: Rules): string[] =>
  data.flatMap(({ people }, index) =>
    people.flatMap((id, position) => {
      const speaking = rules.people.get(id)?.laws ?? []
      if (id === nobody || speaking.some((law) => laws.includes(law))) return []
      return `${file.whereOf(['data', index, 'people', position])}: ${quoted(id)} is judged by no law, because ${listed(speaking)} ${speaking.length === 1 ? 'is' : 'are'} not among laws`
    }),
  )

/** Whose account it is cannot be told, so an exporter or importer that is named fits nobody. */
const nameless = (file: YamlFile, { entities, transfers = [] }: WrittenConfig): string[] =>
  entities !== undefined
    ? []
    : transfers.flatMap((entry, index) =>
        (['from', 'to'] as const).flatMap((key) =>
          entry[key] === undefined
            ? []
            : `${file.whereOf(['transfers', index, key])}: ${quoted(entry[key])} owns no account, because entities is missing`,
        ),
      )
