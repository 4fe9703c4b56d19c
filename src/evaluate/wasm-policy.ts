// One instance of a policy of one's own: text in, text out, under a ceiling for its memory and a limit for its answer.
import type { Equipment, OwnAnswer, OwnInput } from './own-protocol.ts'
import { type PolicyInstance, policyInstance, thrownWords } from './policy-instance.ts'
import { initialPages, pageBytes } from './web-assembly.ts'

export type WasmPolicy = (input: OwnInput) => OwnAnswer

/** What the SDK adds to the builtins that are compiled in; all that policies may use of it. */
const givenBuiltins = new Set(['json.is_valid', 'regex.split', 'yaml.is_valid', 'yaml.marshal', 'yaml.unmarshal'])

const maxDepth = 64

/** Throws where the module cannot be run here. */
export async function wasmPolicy({ module, data, memoryPages }: Omit<Equipment, 'progress'>): Promise<WasmPolicy> {
  const memory = { initial: Math.min(initialPages, memoryPages), maximum: memoryPages }
  const instance = await policyInstance(module, data, memory)
  const stray = instance.builtins.find((name) => !givenBuiltins.has(name))
  if (stray !== undefined) throw new Error(`it asks for the builtin ${stray}, which the host does not give`)
  return (input) => {
    try {
      return answerOf(instance, input)
    } catch (error) {
      return { failed: said(error, memoryPages) }
    }
  }
}

function answerOf(instance: PolicyInstance, { text, limit }: OwnInput): OwnAnswer {
  const answer = instance.answer(text)
  if (answer.length > limit) return { failed: `gave an answer of ${answer.length} bytes, where ${limit} would do` }
  if (depth(answer) > maxDepth) return { failed: `gave an answer that is nested deeper than ${maxDepth}` }
  return { text: answer.toString() }
}

/** A trap and a full memory are errors; what the policy says itself is a bare string, as the SDK throws it. */
function said(error: unknown, memoryPages: number): string {
  const words = thrownWords(error)
  if (error instanceof RangeError && words.includes('Memory.grow')) return outOf(memoryPages)
  if (words.startsWith('opa_malloc')) return outOf(memoryPages)
  return `stopped: ${words}`
}

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

const [quote, backslash, bracket, closedBracket, brace, closedBrace] = Buffer.from('"\\[]{}')
