// The part of WebAssembly that policies need: TypeScript keeps its types with the browser's, which the project does without.

export interface WasmMemory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

/** Compiled code; it can be handed to a worker without compiling it again. */
export interface WasmModule {
  readonly [module]: true
}
declare const module: unique symbol

export interface WasmPart {
  name: string
  kind: string
}

interface WebAssemblyApi {
  compile(wasm: Uint8Array): Promise<WasmModule>
  Module: {
    imports(module: WasmModule): (WasmPart & { module: string })[]
    exports(module: WasmModule): WasmPart[]
  }
}

export const webAssembly = (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly // `as`: Node has it
export const pageBytes = 65_536
/** The SDK starts with 5, which the constant texts of a thousand controls do not fit into. Pages that nobody touches cost nothing. */
export const initialPages = 128
