// Reads the folder of somebody's own policies into the tree that is built, and knows every file's name there and here.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, posix, relative } from 'node:path'
import { explained } from '../model/errors.ts'
import { isTest, order } from './control-files.ts'
import type { Diagnostic } from './diagnostics.ts'
import { isGenerated } from './generated-rego.ts'
import { refusal } from './own-refusal.ts'
import { packageOf } from './rego-source.ts'

export interface OwnFiles {
  /** Text by path in the tree: `policies/controls/...`, `policies/own/...`; sorted, tests included. */
  files: ReadonlyMap<string, string>
  /** A path in the tree as the user knows it; paths of ours stay as they are. */
  told: (file: string) => string
  /** The same, from the folder itself. */
  within: (file: string) => string
}

/** Where the two folders that are read go in the tree. */
const places = [
  { folder: 'controls/', tree: 'policies/controls/' },
  { folder: 'lib/', tree: 'policies/own/' },
] as const

/** Every Rego file: text by path from the folder. */
export async function regoTexts(folder: string, path = folder): Promise<Map<string, string>> {
  const files = (await regoFiles(folder, path)).toSorted(order)
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readText(join(folder, file), join(path, file))] as const)),
  )
}

/** `path` is as the user wrote it, `folder` where it lies. */
export async function readOwnFiles(path: string, folder: string): Promise<OwnFiles> {
  const faults: Diagnostic[] = []
  const files = new Map<string, string>()
  for (const [file, text] of await regoTexts(folder, path)) {
    const place = places.find((one) => file.startsWith(one.folder))
    if (place === undefined) {
      faults.push({ file, code: 'path', message: 'this file lies neither under controls/ nor under lib/' })
      continue
    }
    faults.push(...misnamed(file, text).map((message) => ({ file, row: 1, code: 'package', message })))
    files.set(place.tree + file.slice(place.folder.length), text)
  }
  if (faults.length > 0) {
    throw refusal(faults, { path, told: (file) => join(path, file), files: new Map(), builtins: [] })
  }
  return named(path, files, (file) => {
    const place = places.find((one) => file.startsWith(one.tree))
    return place === undefined ? undefined : place.folder + file.slice(place.tree.length)
  })
}

function named(path: string, files: OwnFiles['files'], find: (file: string) => string | undefined): OwnFiles {
  const told = (file: string): string => {
    const found = find(file)
    return found === undefined ? file : join(path, found)
  }
  return { files, told, within: (file) => find(file) ?? file }
}

/** The built-in policies, which lie in the tree as they lie here. What is generated is left out. */
export async function readOurFiles(path: string, folder: string): Promise<OwnFiles> {
  const texts = [...(await regoTexts(folder, path))].map(([file, text]) => [`policies/${file}`, text] as const)
  const files = new Map(texts.filter(([file]) => !isGenerated(file)))
  return named(path, files, (file) => relative('policies', file))
}

/** A file that says it is part of our library, or of main, would change what every other control is told. */
function misnamed(file: string, text: string): string[] {
  const name = packageOf(text)
  if (name === undefined) return ['it begins with no package']
  if (isTest(file)) {
    return name.endsWith('_test')
      ? []
      : [`its package is ${name}: a file named *_test.rego holds tests, and its package ends with _test`]
  }
  if (file.startsWith('lib/')) {
    return /^own(?:\.\w+)+$/.test(name) ? [] : [`its package is ${name}, and under lib/ a package is called own.<name>`]
  }
  const wanted = file.slice(0, -'.rego'.length).replaceAll('/', '.')
  return name === wanted ? [] : [`its package is ${name}, and its path says ${wanted}`]
}

/** As people and tools leave them beside: `.git`, `node_modules`. */
const passedOver = (name: string): boolean => name.startsWith('.') || name === 'node_modules'

/** Paths from the folder, with `/`. Links are followed, and a tree deeper than any that is meant is refused. */
async function regoFiles(folder: string, told: string, under = '', depth = 0): Promise<string[]> {
  const where = join(told, under)
  if (depth > 12) throw unreadable(where, 'it is nested too deep, or a link leads back into it')
  const found: string[] = []
  for (const name of await asked(where, readdir(join(folder, under)))) {
    if (passedOver(name)) continue
    const path = posix.join(under, name)
    const about = await asked(join(told, path), stat(join(folder, path)))
    if (about.isDirectory()) found.push(...(await regoFiles(folder, told, path, depth + 1)))
    else if (name.endsWith('.rego')) found.push(path)
  }
  return found
}

/** What cannot be looked at may hold a control, so it is not passed over. */
const asked = <T>(where: string, answer: Promise<T>): Promise<T> =>
  answer.catch((cause: unknown) => {
    throw unreadable(where, 'the system would not give it', cause)
  })

async function readText(path: string, told: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (cause) {
    throw unreadable(told, cause instanceof TypeError ? 'it is not UTF-8' : 'the system would not give it', cause)
  }
}

const unreadable = (where: string, why: string, cause?: unknown) =>
  explained('policy', { what: 'the policy could not be read', where, why, mend: 'Mend or remove the file' }, cause)
