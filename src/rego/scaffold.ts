// Begins a control and its test, which pass check and test at once: whatever is changed then is the author's own.
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { explained } from '../model/errors.ts'
import { nearest } from '../model/nearest.ts'
import { isTest } from './control-files.ts'
import { regoTexts } from './own-files.ts'
import { didYouMean } from './own-refusal.ts'
import { facetsIn } from './own-schema.ts'
import { scaffoldTexts } from './scaffold-texts.ts'
import { builtinsIn, schemaFile, shippedCapabilities, shippedFile } from './shipped.ts'

/** The two files that were written, as the user knows them. */
export async function scaffold(path: string, facet: string, name: string, cwd: string): Promise<string[]> {
  const schema = await shippedFile(schemaFile)
  refuseUnknownFacet(facet, ['places', ...facetsIn(schema)])
  refuseName(name, new Set([...keywords, ...builtinsIn(await shippedCapabilities()).map(firstWord)]))
  const id = await freeId(resolve(cwd, path), facet, name)
  const { control, test } = scaffoldTexts(schema, facet, name, id)
  const texts: [file: string, text: string][] = [
    [join(path, 'controls', facet, `${name}.rego`), control],
    [join(path, 'controls', facet, `${name}_test.rego`), test],
  ]
  for (const [file] of texts) if (existsSync(resolve(cwd, file))) throw taken(file)
  for (const [file, text] of texts) await create(resolve(cwd, file), text, file)
  return texts.map(([file]) => file)
}

function refuseUnknownFacet(facet: string, facets: readonly string[]): void {
  if (facets.includes(facet)) return
  const guess = nearest(facet, facets)
  throw explained('usage', {
    what: `there is no facet ${JSON.stringify(facet)}`,
    where: 'policy new',
    why: 'a control judges one facet of a resource, or each of its places',
    mend: `${didYouMean(guess)}Facets are ${facets.join(', ')}`,
  })
}

// Words of the language, and names that the tests of such a control could not import.
const keywords = 'as contains data default else every false if import in input not null package some true with'.split(
  ' ',
)
const firstWord = (name: string): string => name.split('.')[0] ?? name

function refuseName(name: string, reserved: ReadonlySet<string>): void {
  const plain = /^[a-z][a-z0-9_]*$/.test(name) && !name.endsWith('_test')
  if (plain && !reserved.has(name)) return
  const suggested = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$|_test$/g, '')
  throw explained('usage', {
    what: `${JSON.stringify(name)} cannot be the name of a control`,
    where: 'policy new',
    why: plain
      ? 'Rego has this word for itself'
      : 'a control is named like its file and its package, in snake_case, and _test is for tests',
    mend: plain || suggested === '' ? 'Name it after what must hold, like key_of_our_own' : `Name it like ${suggested}`,
  })
}

/** `own.my-rule`, or with its facet where another control is called so. */
async function freeId(folder: string, facet: string, name: string): Promise<string> {
  const texts = existsSync(folder) ? [...(await regoTexts(folder))].filter(([file]) => !isTest(file)) : []
  const words = name.replaceAll('_', '-')
  const short = `own.${words}`
  const used = texts.some(([, text]) => new RegExp(`^#\\s+id:\\s*${RegExp.escape(short)}\\s*$`, 'm').test(text))
  return used ? `own.${facet.toLowerCase()}-${words}` : short
}

async function create(path: string, text: string, told: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text, { flag: 'wx' })
  } catch (cause) {
    const why = 'the system refused it'
    throw explained(
      'output',
      { what: 'the file could not be written', where: told, why, mend: 'Name another folder' },
      cause,
    )
  }
}

const taken = (file: string) =>
  explained('usage', {
    what: 'the file is there already',
    where: file,
    why: 'what somebody has written is not written over',
    mend: 'Choose another name, or remove the file first',
  })
