// Text in, text out: the Wasm that the SDK has made ready, asked without the copies that its own `evaluate` makes.
import { loadPolicy } from '@open-policy-agent/opa-wasm'
import { initialPages, pageBytes, type WasmMemory } from './web-assembly.ts'

/** What the SDK has made ready; its types leave out what it is. */
interface Loaded {
  mem: WasmMemory
  wasmInstance: {
    exports: { opa_eval(...args: [0, 0, data: number, input: number, length: number, heap: number, 0]): number }
  }
  dataAddr: number
  dataHeapPtr: number
  minorVersion: number
}

const encoder = new TextEncoder()

/** The answer to one input, as JSON. What the policy throws is a bare text or object. */
export async function evaluator(wasm: Uint8Array, data: object): Promise<(input: string) => string> {
  const policy = await loadPolicy(wasm, initialPages)
  policy.setData(data)
  const { mem, wasmInstance, dataAddr, dataHeapPtr, minorVersion } = policy as unknown as Loaded // `as`: see Loaded
  if (minorVersion < 2) throw new Error('the policy was built for an ABI without opa_eval')
  let view = Buffer.from(mem.buffer)

  return (input) => {
    const missing = dataHeapPtr + input.length * 3 - mem.buffer.byteLength // no character takes more than three bytes
    if (missing > 0) mem.grow(Math.ceil(missing / pageBytes))
    if (view.buffer !== mem.buffer) view = Buffer.from(mem.buffer)
    const { written } = encoder.encodeInto(input, view.subarray(dataHeapPtr))
    const { opa_eval: answer } = wasmInstance.exports
    const start = answer(0, 0, dataAddr, dataHeapPtr, written, dataHeapPtr + written, 0)
    if (view.buffer !== mem.buffer) view = Buffer.from(mem.buffer) // it may have needed more
    return view.toString('utf8', start, view.indexOf(0, start))
  }
}
