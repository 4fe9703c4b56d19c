// Builds one tree of somebody's own policies: our checks on the text, the toolchain or what it made before, the metadata.
import * as v from 'valibot'
import type { PolicyMetadata } from '../model/control.ts'
import { isTest, order } from './control-files.ts'
import { overrulingMetadata } from './overruling.ts'
import { refusal, retelling } from './own-refusal.ts'
import { unsound } from './own-rules.ts'
import { askOf, besides, checkFlags, type OwnTree } from './own-tree.ts'
import type { CompiledPolicy } from './policy-bundle.ts'
import { sha256 } from '../runtime/sha256.ts'
import { cached, digestOf, type Env } from './policy-cache.ts'
import { policyMetadata } from './policy-metadata.ts'
import { schemaFile, shippedRecord } from './shipped.ts'
import { answerShapes } from './toolchain-answers.ts'
import { inOrder, readBack, withFiles } from './work-folder.ts'

/** What the toolchain made, and nothing that our own checks said: those are asked each time. */
const madeShape = v.object({
  ...answerShapes.build.entries,
  /** The sources as the formatter writes them, because some checks need to know where a rule begins. */
  formatted: v.array(v.tuple([v.string(), v.string()])),
})
type Made = v.InferOutput<typeof madeShape>

/** Everything that is refused without the tests, in the order in which it is cheapest to find. */
export async function buildOwn(tree: OwnTree, name: string, env: Env): Promise<CompiledPolicy> {
  const sources = new Map([...tree.files].filter(([file]) => !isTest(file)))
  refuseUnsound(sources, new Map(), tree)
  const given = new Map([...sources, ...besides(tree)])
  const key = sha256(`1 ${(await shippedRecord()).sha256} ${digestOf(given)}`)
  const made = await cached(env, key, () => make(given, tree), readMade)
  refuseUnsound(sources, new Map(made.formatted), tree)
  const overruling = overrulingMetadata(made.annotations, tree.own.files)
  if (overruling.length > 0) throw refusal(overruling, tree)
  return { wasm: Buffer.from(made.wasm, 'base64'), metadata: await metadataOf(made, sources, tree, name) }
}

function readMade(kept: unknown): Made | undefined {
  const read = v.safeParse(madeShape, kept)
  return read.success ? read.output : undefined
}

async function make(given: ReadonlyMap<string, string>, tree: OwnTree): Promise<Made> {
  const own = new Map([...tree.own.files].filter(([file]) => given.has(file)))
  const [built, formatted] = await inOrder(
    withFiles(given, (cwd) => askOf('build', [...checkFlags, 'policies'], tree, cwd)),
    withFiles(own, async (cwd) => {
      await askOf('fmt', ['-write', 'policies'], tree, cwd)
      return readBack(cwd, own.keys())
    }),
  )
  return { ...built, formatted: [...formatted] }
}

/** Files are named as in the folder itself, wherever it lies: the same sources make the same bundle. */
async function metadataOf(
  made: Made,
  sources: ReadonlyMap<string, string>,
  tree: OwnTree,
  name: string,
): Promise<PolicyMetadata> {
  const { annotations } = made
  const wasm = Buffer.from(made.wasm, 'base64')
  const toolchain = (await shippedRecord()).name
  const texts = new Map([...sources, ...made.formatted])
  const said = retelling(tree, () => policyMetadata({ sources: texts, annotations, wasm, toolchain }))
  const within = (file: string): string => (tree.own.files.has(file) ? tree.own.within(file) : file)
  const digests = [...sources, [schemaFile, tree.schema] as const].map(
    ([file, text]) => [within(file), sha256(text)] as const,
  )
  return {
    ...said,
    policy: name,
    sources: Object.fromEntries(digests.sort(([a], [b]) => order(a, b))),
    controls: said.controls.map((control) => ({ ...control, file: within(control.file) })),
  }
}

/** On the text as it was written, so that rows are the user's, and as it is formatted, so that nothing hides in between. */
export function refuseUnsound(
  sources: ReadonlyMap<string, string>,
  formatted: ReadonlyMap<string, string>,
  tree: OwnTree,
): void {
  const { builtins } = tree
  const own = new Set(tree.own.files.keys())
  const written = unsound({ files: sources, own, builtins })
  const seen = new Set(written.map(({ file, message }) => `${file} ${message}`))
  const hidden = unsound({ files: new Map([...sources, ...formatted]), own, builtins })
    .filter(({ file, message }) => !seen.has(`${file} ${message}`))
    .map(({ row, message, ...rest }) => ({
      ...rest,
      message: `${message} (line ${row} as ringfence policy fmt writes it)`,
    }))
  if (written.length + hidden.length > 0) throw refusal([...written, ...hidden], tree)
}
