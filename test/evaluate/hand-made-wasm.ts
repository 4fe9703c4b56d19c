// Small Wasm modules written by hand, and one change to a real one: what no compiler of policies would make.

const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]
const section = (id: number, ...content: number[]): number[] => [id, content.length, ...content]
const name = (text: string): number[] => [text.length, ...Buffer.from(text)]
const module = (...sections: number[][]): Uint8Array => Uint8Array.from([...header, ...sections.flat()])

const noArguments = section(1, 1, 0x60, 0, 0)
const memory = [...name('env'), ...name('memory'), 2, 0, 1]

/** Imports a function that no host of policies gives. */
export const asksFor = (from: string, what: string): Uint8Array =>
  module(noArguments, section(2, 2, ...memory, ...name(from), ...name(what), 0, 0))

/** Imports nothing, and has a memory that nobody else could limit. */
export const ownMemory = module(section(5, 1, 0, 1))

/** Imports our memory, and exports nothing at all. */
export const silent = module(section(2, 1, ...memory))

/** Loops as soon as it is instantiated: `loop br 0 end`. */
export const loopsAtStart = module(
  noArguments,
  section(2, 1, ...memory),
  section(3, 1, 0),
  section(8, 0),
  section(10, 1, 7, 0, 0x03, 0x40, 0x0c, 0, 0x0b, 0x0b),
)

/** The same module, with another value of an exported `i32.const`. */
export function withGlobal(wasm: Uint8Array, exported: string, value: number): Uint8Array {
  const changed = Uint8Array.from(wasm)
  const index = exportedGlobal(changed, exported)
  const globals = bodyOf(changed, 6)
  globals.number()
  for (let global = 0; global < index; global++) constant(globals)
  changed[constant(globals)] = value // one byte, as both values are small
  return changed
}

function exportedGlobal(wasm: Uint8Array, wanted: string): number {
  const body = bodyOf(wasm, 7)
  for (let left = body.number(); left > 0; left--) {
    const found = Buffer.from(body.bytes(body.number())).toString()
    const [kind] = body.bytes(1)
    const index = body.number()
    if (found === wanted && kind === 3) return index
  }
  throw new Error(`no global ${wanted} is exported`)
}

/** Steps over type, mutability, `i32.const`, the value and `end`; tells where the value stands. */
function constant(body: Reader): number {
  body.bytes(3)
  const at = body.at()
  body.number()
  body.bytes(1)
  return at
}

interface Reader {
  at(): number
  bytes(length: number): Uint8Array
  number(): number
}

function bodyOf(wasm: Uint8Array, id: number): Reader {
  const reader = readerOf(wasm, header.length)
  while (reader.at() < wasm.length) {
    const [found] = reader.bytes(1)
    const length = reader.number()
    if (found === id) return reader
    reader.bytes(length)
  }
  throw new Error(`no section ${id}`)
}

function readerOf(wasm: Uint8Array, start: number): Reader {
  let offset = start
  return {
    at: () => offset,
    bytes: (length) => wasm.subarray(offset, (offset += length)),
    number() {
      let value = 0
      for (let shift = 0; ; shift += 7) {
        const byte = wasm[offset++] ?? 0
        value |= (byte & 0x7f) << shift
        if (byte < 0x80) return value
      }
    },
  }
}
