// Takes the addresses of a plan apart, whose keys may hold dots, brackets and quotes.

// https://developer.hashicorp.com/terraform/cli/state/resource-addressing
export interface Step {
  name: string
  key?: string | number
}

export interface Address extends Step {
  /** The module calls on the way, from the root. */
  modules: Step[]
  mode: 'managed' | 'data'
  type: string
}

/** Undefined for whatever is no resource: a module, an output, an ephemeral resource, an action. */
export function parseAddress(text: string): Address | undefined {
  const steps = stepsOf(text)
  if (steps === undefined) return undefined
  const { modules, rest } = modulesOf(steps)
  const [first, ...after] = rest
  const isData = first?.name === 'data' && first.key === undefined
  const [type, named, ...more] = isData ? after : rest
  if (type === undefined || named === undefined || more.length > 0) return undefined
  return type.key === undefined ? { modules, mode: isData ? 'data' : 'managed', type: type.name, ...named } : undefined
}

/** The module calls of a `module_address`; none for the root module, whose address is empty. */
export function parseModuleAddress(text: string): Step[] | undefined {
  if (text === '') return []
  const steps = stepsOf(text)
  if (steps === undefined) return undefined
  const { modules, rest } = modulesOf(steps)
  return rest.length === 0 ? modules : undefined
}

/** The address in the configuration, in which one block stands for all its instances. */
export function withoutKeys({ modules, mode, type, name }: Address): string {
  const names = modules.flatMap((step) => ['module', step.name])
  return [...names, ...(mode === 'data' ? ['data'] : []), type, name].join('.')
}

/** The address of the module instance that a resource is in, empty for the root. A plan escapes what its own Unicode calls unprintable, so compare two that were both written here. */
export const moduleOf = ({ modules }: Pick<Address, 'modules'>): string =>
  modules.map(({ name, key }) => `module.${name}${key === undefined ? '' : `[${keyText(key)}]`}`).join('.')

/** Modules stand in pairs, `module` and the name of the call, before all else. */
function modulesOf(steps: Step[]): { modules: Step[]; rest: Step[] } {
  const modules: Step[] = []
  let at = 0
  for (; steps[at]?.name === 'module' && steps[at]?.key === undefined; at += 2) {
    const call = steps[at + 1]
    if (call === undefined) break
    modules.push(call)
  }
  return { modules, rest: steps.slice(at) }
}

const part = /([\p{ID_Start}_][\p{ID_Continue}-]*)(?:\[(?:(0|[1-9]\d{0,14})|"((?:[^"\\]|\\.)*)")\])?(?:\.(?=.)|$)/suy

/** Of an address or of a reference, whose last steps name an attribute. Undefined for whatever is neither. */
export function stepsOf(text: string): Step[] | undefined {
  const steps: Step[] = []
  part.lastIndex = 0
  while (part.lastIndex < text.length) {
    const [, name, index, quoted] = part.exec(text) ?? []
    if (name === undefined) return undefined
    if (index !== undefined) steps.push({ name, key: Number(index) })
    else steps.push(quoted === undefined ? { name } : { name, key: unquoted(quoted) })
  }
  return steps
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' }
const escape = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))|([$%])\4\{/gsu

const unquoted = (text: string): string =>
  text.replace(escape, (whole, short?: string, long?: string, one?: string, sign?: string) => {
    if (sign !== undefined) return `${sign}{`
    if (one !== undefined) return escapes[one] ?? one
    const code = Number.parseInt(short ?? long ?? '', 16)
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole
  })

const written: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' }

function keyText(key: string | number): string {
  if (typeof key === 'number') return String(key)
  const text = key.replace(/[\n\r\t"\\]|[$%](?=\{)|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, (character) =>
    character === '$' || character === '%' ? character.repeat(2) : (written[character] ?? unprinted(character)),
  )
  return `"${text}"`
}

function unprinted(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
}
