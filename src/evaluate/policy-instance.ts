// One instance of a compiled policy: text in, JSON out, asked without the copies that the SDK's own `evaluate` makes.
import { loadPolicy } from '@open-policy-agent/opa-wasm'
import { pageBytes, type WasmMemory, type WasmModule } from './web-assembly.ts'

export interface PolicyInstance {
  /** A view of the instance's memory: the next question writes over it. Throws what `thrownWords` reads. */
  answer(input: string): Buffer
  /** The builtins that were not compiled in: the SDK would miss one only when it is called. */
  readonly builtins: string[]
}

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

const encoder = new TextEncoder()

/** `memory`: the pages to start with, and how far it may grow. Throws where the module cannot be run here. */
export async function policyInstance(
  wasm: Uint8Array | WasmModule,
  data: object,
  memory: number | { initial: number; maximum: number },
): Promise<PolicyInstance> {
  const policy = await loadPolicy(wasm, memory)
  policy.setData(data)
  const { mem, wasmInstance, dataAddr, dataHeapPtr, minorVersion, entrypoints } = policy as unknown as Loaded // `as`: see Loaded
  const { opa_eval: evaluate, builtins, opa_json_dump: json } = wasmInstance.exports
  const { main } = entrypoints
  if (main === undefined) throw new Error('it has no entry point main')
  if (minorVersion < 2) throw new Error(`it speaks the ABI 1.${minorVersion}, and the host 1.2 and later`)
  let view = Buffer.from(mem.buffer)

  return {
    answer(input) {
      makeRoom(input)
      const { written } = encoder.encodeInto(input, view.subarray(dataHeapPtr))
      return textAt(evaluate(0, main, dataAddr, dataHeapPtr, written, dataHeapPtr + written, 0))
    },
    builtins: Object.keys(JSON.parse(textAt(json(builtins())).toString()) as object), // `as`: names to numbers
  }

  function makeRoom(input: string): void {
    const room = mem.buffer.byteLength - dataHeapPtr
    // No character takes more than three bytes, and only a text that may be too long is measured.
    const missing = input.length * 3 > room ? Buffer.byteLength(input) - room : 0
    if (missing > 0) mem.grow(Math.ceil(missing / pageBytes))
    look()
  }

  /** The memory is another buffer once it has grown. */
  function look(): void {
    if (view.buffer !== mem.buffer) view = Buffer.from(mem.buffer)
  }

  function textAt(start: number): Buffer {
    look()
    const end = view.indexOf(0, start)
    if (end < start) throw new Error('its answer has no end')
    return view.subarray(start, end)
  }
}

/** The SDK throws bare texts and objects beside errors. */
export function thrownWords(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown ? String(thrown.message) : String(thrown)
}
