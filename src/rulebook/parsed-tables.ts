// What the tables of rules/ say, parsed once when ringfence is bundled: parsing YAML takes longer than all that a start does besides.
import { sha256 } from '../runtime/sha256.ts'
import { readTable } from './table.ts'
import { tablesIn } from './rules-folder.ts'
import type { Parsed } from './yaml-file.ts'

/** By the digests of the files, so that no table is taken for what it said before. Throws as `loadRules` does. */
export async function parsedTables(folder: string): Promise<Parsed> {
  const tables = (await tablesIn(folder)).map((name) => readTable(folder, name))
  return new Map((await Promise.all(tables)).map(({ bytes, value }) => [sha256(bytes), value]))
}
