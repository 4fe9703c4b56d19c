// One instance of a policy of one's own: text in, text out, under a ceiling for its memory and a limit for its answer.
import { loadPolicy } from '@open-policy-agent/opa-wasm'
import type { Equipment, OwnAnswer, OwnInput } from './own-protocol.ts'
import { initialPages, pageBytes, type WasmMemory } from './web-assembly.ts'

export type WasmPolicy = (input: OwnInput) => OwnAnswer

/** What the SDK has made ready; its types leave out what it is. */
interface Loaded {
  mem: WasmMemory
  wasmInstance: { exports: Exports }
  dataAddr: number
  dataHeapPtr: number
  minorVersion: number
  entrypoints: Record<string, number>
}

interface Exports {
  opa_eval(reserved: 0, entrypoint: number, data: number, input: number, length: number, heap: number, json: 0): number
  builtins(): number
  opa_json_dump(value: number): number
}

/** What the SDK adds to the builtins that are compiled in; all that policies may use of it. */
const givenBuiltins = new Set(['json.is_valid', 'regex.split', 'yaml.is_valid', 'yaml.marshal', 'yaml.unmarshal'])

const maxDepth = 64
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Throws where the module cannot be run here. */
export async function wasmPolicy({ module, data, memoryPages }: Omit<Equipment, 'progress'>): Promise<WasmPolicy> {
  const policy = await loadPolicy(module, { initial: Math.min(initialPages, memoryPages), maximum: memoryPages })
  policy.setData(data)
  const loaded = policy as unknown as Loaded // `as`: the SDK's types leave it out
  const entrypoint = loaded.entrypoints['main']
  if (entrypoint === undefined) throw new Error('it has no entry point main')
  if (loaded.minorVersion < 2) throw new Error(`it speaks the ABI 1.${loaded.minorVersion}, and the host 1.2 and later`)
  const stray = builtinsOf(loaded).find((name) => !givenBuiltins.has(name))
  if (stray !== undefined) throw new Error(`it asks for the builtin ${stray}, which the host does not give`)
  return (input) => {
    try {
      return answerOf(loaded, entrypoint, input)
    } catch (error) {
      return { failed: said(error, memoryPages) }
    }
  }
}

/** Those that are not compiled in: the SDK would miss one only when it is called. */
function builtinsOf({ mem, wasmInstance: { exports } }: Loaded): string[] {
  const at = exports.opa_json_dump(exports.builtins())
  const memory = new Uint8Array(mem.buffer)
  return Object.keys(JSON.parse(decoder.decode(memory.subarray(at, memory.indexOf(0, at)))) as object) // `as`: names to numbers
}

function answerOf(loaded: Loaded, entrypoint: number, { text, limit }: OwnInput): OwnAnswer {
  const { mem, wasmInstance, dataAddr, dataHeapPtr } = loaded
  const input = encoder.encode(text)
  const lacking = dataHeapPtr + input.byteLength - mem.buffer.byteLength
  if (lacking > 0) mem.grow(Math.ceil(lacking / pageBytes))
  new Uint8Array(mem.buffer).set(input, dataHeapPtr)
  const heap = dataHeapPtr + input.byteLength
  const at = wasmInstance.exports.opa_eval(0, entrypoint, dataAddr, dataHeapPtr, input.byteLength, heap, 0)
  const memory = new Uint8Array(mem.buffer)
  const end = memory.indexOf(0, at)
  if (end < at) return { failed: 'gave an answer without an end' }
  if (end - at > limit) return { failed: `gave an answer of ${end - at} bytes, where ${limit} would do` }
  const answer = memory.subarray(at, end)
  if (depth(answer) > maxDepth) return { failed: `gave an answer that is nested deeper than ${maxDepth}` }
  return { text: decoder.decode(answer) }
}

/** A trap and a full memory are errors; what the policy says itself is a bare string, as the SDK throws it. */
function said(error: unknown, memoryPages: number): string {
  const words = error instanceof Error ? error.message : messageOf(error)
  if (error instanceof RangeError && words.includes('Memory.grow')) return outOf(memoryPages)
  if (words.startsWith('opa_malloc')) return outOf(memoryPages)
  return `stopped: ${words}`
}

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error)

const outOf = (memoryPages: number): string =>
  `needed more than the ${(memoryPages * pageBytes) / 2 ** 20} MiB of memory that it may have`

/** How deep the brackets of a JSON text go; whether it is JSON at all is for another to say. */
function depth(json: Uint8Array): number {
  let deepest = 0
  let open = 0
  let quoted = false
  for (let index = 0; index < json.length; index++) {
    const byte = json[index]
    if (quoted) {
      if (byte === backslash) index++
      else if (byte === quote) quoted = false
    } else if (byte === quote) quoted = true
    else if (byte === bracket || byte === brace) deepest = Math.max(deepest, ++open)
    else if (byte === closedBracket || byte === closedBrace) open--
  }
  return deepest
}

const [quote, backslash, bracket, closedBracket, brace, closedBrace] = encoder.encode('"\\[]{}')
