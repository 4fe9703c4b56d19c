// What a policy of one's own must be before it is run: the Wasm of its metadata, made for our host, with controls of its own.
import type { Control } from '../model/control.ts'
import { type ExplainedError, explained } from '../model/errors.ts'
import { sha256 } from '../runtime/sha256.ts'
import { facetShapes } from '../model/fact-shapes.ts'
import type { Policy } from './judge.ts'
import { strayReads } from './own-input.ts'
import { isOwner } from './row-layout.ts'
import { webAssembly, type WasmModule, type WasmPart } from './web-assembly.ts'

/** As errors and warnings call it. */
export const nameOf = ({ metadata: { policy, digest } }: Policy): string =>
  policy ?? `the policy ${digest.slice(0, 12)}`

/** Throws an ExplainedError (`policy`) for the first thing that is wrong. `taken`: the controls of everyone before it. */
export async function checkedModule(policy: Policy, taken: readonly Control[]): Promise<WasmModule> {
  const refuse = (what: string, why: string, mend: string, cause?: unknown): ExplainedError =>
    explained('policy', { what, where: nameOf(policy), why, mend }, cause)
  refuseOtherWasm(policy, refuse)
  refuseControls(policy.metadata.controls, taken, refuse)
  const module = await compiled(policy.wasm, refuse)
  refuseParts(module, refuse)
  return module
}

type Refuse = (what: string, why: string, mend: string, cause?: unknown) => ExplainedError

const rebuild = 'Build it again with ringfence policy build'

function refuseOtherWasm({ wasm, metadata: { digest } }: Policy, refuse: Refuse): void {
  const found = sha256(wasm)
  if (found === digest) return
  const what = `the Wasm has the digest ${found.slice(0, 12)}, its metadata speak of ${digest.slice(0, 12)}`
  throw refuse(what, 'the two come from different builds', rebuild)
}

function refuseControls(controls: readonly Control[], taken: readonly Control[], refuse: Refuse): void {
  if (controls.length === 0) {
    throw refuse(
      'it has no control',
      'it would judge nothing',
      'Add a control under controls/<facet>/, or leave it out',
    )
  }
  const ids = new Set(taken.map(({ id }) => id))
  for (const control of controls) {
    const { id, file } = control
    if (ids.has(id)) {
      throw refuse(`${file} has the id ${id}`, 'another control has it already', 'Give it an id of its own')
    }
    ids.add(id)
    const [stray] = strayReads(control)
    if (stray !== undefined) {
      throw refuse(`${id} reads input${stray.replaceAll('/', '.')}`, 'no input has such a field', 'Read another field')
    }
  }
  const rows = Map.groupBy(controls, ({ judges }) => judges)
  for (const [judges, row] of rows) {
    if (judges !== 'places' && !Object.hasOwn(facetShapes, judges)) {
      throw refuse(`its controls judge ${judges}`, 'no resource carries such a facet', rebuild)
    }
    const owners = row.filter(isOwner).map(({ index }) => index)
    const others = row.filter((control) => !isOwner(control)).map(({ index }) => index)
    const places = [...new Set(owners), ...others].toSorted((a, b) => a - b)
    if (owners.every((place) => place === 0) && places.every((place, index) => place === index)) continue
    throw refuse(
      `its controls on ${judges} stand at ${row.map(({ index }) => index).join()}`,
      'a verdict would be read as that of another',
      rebuild,
    )
  }
}

async function compiled(wasm: Uint8Array, refuse: Refuse): Promise<WasmModule> {
  try {
    return await webAssembly.compile(wasm)
  } catch (cause) {
    throw refuse('it is no Wasm that compiles', cause instanceof Error ? cause.message : String(cause), rebuild, cause)
  }
}

/** All that the SDK gives. Without our memory there is no ceiling. */
const given = new Map([
  ['memory', 'memory'],
  ...['opa_abort', 'opa_println', ...[0, 1, 2, 3, 4].map((n) => `opa_builtin${n}`)].map(
    (name) => [name, 'function'] as const,
  ),
])

const needed = new Map([
  ...['opa_wasm_abi_version', 'opa_wasm_abi_minor_version'].map((name) => [name, 'global'] as const),
  ...['opa_eval', 'opa_malloc', 'opa_json_parse', 'opa_json_dump', 'opa_heap_ptr_get', 'opa_heap_ptr_set'].map(
    (name) => [name, 'function'] as const,
  ),
  ['builtins', 'function'],
  ['entrypoints', 'function'],
])

function refuseParts(module: WasmModule, refuse: Refuse): void {
  const imports = webAssembly.Module.imports(module)
  const foreign = imports.find(({ module: from, name, kind }) => from !== 'env' || given.get(name) !== kind)
  if (foreign !== undefined) {
    const what = `it asks for ${foreign.module}.${foreign.name}`
    throw refuse(what, 'a policy gets nothing but memory and the builtins of Rego', rebuild)
  }
  if (!imports.some(({ kind }) => kind === 'memory')) {
    throw refuse('it brings a memory of its own', 'that would have no ceiling', rebuild)
  }
  const exported = webAssembly.Module.exports(module)
  const missing = [...needed].find(([name, kind]) => !exported.some((part) => same(part, name, kind)))
  if (missing !== undefined) {
    throw refuse(`it has no ${missing[1]} ${missing[0]}`, 'it was not made by OPA for the ABI 1.2 or later', rebuild)
  }
}

const same = (part: WasmPart, name: string, kind: string): boolean => part.name === name && part.kind === kind
