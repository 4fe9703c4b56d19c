// Lets the bundler leave out what of the clouds' SDKs is never asked for: esbuild takes much of it for code with an effect.
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** A shape whose names are computed (`{[_xN]: _m}`) could have an effect, for all that esbuild knows; of EC2 alone that is half a megabyte. */
export const pureShapes = (code: string): string =>
  code.replaceAll(/^((?:export )?(?:var|const) [\w$]+ = )(\[[^]*?\]);$/gm, '$1/* @__PURE__ */ (() => $2)();')

const errorClass =
  /^export class (?<name>\w+) extends __BaseException \{\n(?:    static shapeId = (?<shape>"[^"]+");\n)?    name = "\k<name>";\n    \$fault = (?<fault>"\w+");\n(?<members>(?:    \w+;\n)*)    constructor\(opts\) \{\n        super\(\{\n            name: "\k<name>",\n            \$fault: \k<fault>,\n            \.\.\.opts,?\n        \}\);\n        Object\.setPrototypeOf\(this, \k<name>\.prototype\);\n(?<set>(?:        this\.\w+ = opts\.\w+;\n)*)    \}\n\}$/gm

/**
 * Errors are hundreds of classes that differ by their names, and all are registered, so none can be left out: here each is a line.
 * Where one of a file says in which space its shape is, all do, and in the same.
 */
export function shortErrors(code: string): string {
  const space = /static shapeId = "([^"#]+)#/.exec(code)?.[1]
  const short = code.replaceAll(
    errorClass,
    (whole, name: string, shape: string | undefined, fault: string, list: string, set: string) => {
      const members = [...list.matchAll(/\w+/g)].map(([member]) => member)
      if (set !== members.map((member) => `        this.${member} = opts.${member};\n`).join('')) return whole
      if (shape !== (space && `"${space}#${name}"`)) return whole
      const told = [`"${name}"`, JSON.stringify(members.join(' ')), fault]
      const usual = ['', '""', '"client"']
      const last = told.findLastIndex((part, index) => part !== usual[index])
      return `export const ${name} = errorOf(${told.slice(0, last + 1).join(', ')});`
    },
  )
  return short === code ? code : `${short}\n${errorOf(space)}`
}

const errorOf = (space: string | undefined): string => `function errorOf(called, members = '', fault = 'client') {
    class E extends __BaseException {
        name = called;
        $fault = fault;
        constructor(opts) {
            super({ name: called, $fault: fault, ...opts });
            Object.setPrototypeOf(this, E.prototype);
            for (const member of members.match(/\\w+/g) ?? []) this[member] = opts[member];
        }
    }${space === undefined ? '' : `\n    E.shapeId = "${space}#" + called;`}
    return E;
}
`

/** A client asks its own package for the version, and for nothing else. */
export function versionOnly(json: string): string {
  const { name, version } = JSON.parse(json) as { name: string; version: string } // `as`: npm wants both
  return JSON.stringify({ name, version })
}

/** Whether Node is newer than 16 was settled by the launcher, and takes a whole package to ask. */
export const newEnough = 'module.exports = true'

/** The capabilities have no builtin that reads YAML, so no policy can call one, and opa-wasm brings a YAML library of its own for them. */
export const noBuiltins = 'module.exports = {}'

export const leanSdk: Plugin = {
  name: 'lean-sdk',
  setup({ onLoad }) {
    const load = (filter: RegExp, loader: 'js' | 'json', lean: (text: string) => string): void =>
      onLoad({ filter }, async ({ path }) => ({ contents: lean(await readFile(path, 'utf8')), loader }))
    load(/[\\/]@aws-sdk[\\/].*[\\/]schemas[\\/]schemas_\d+\.js$/, 'js', pureShapes)
    load(/[\\/]@aws-sdk[\\/].*[\\/]models[\\/]errors\.js$/, 'js', shortErrors)
    load(/[\\/]jsonwebtoken[\\/]lib[\\/]\w+Supported\.js$/, 'js', () => newEnough)
    load(/[\\/]opa-wasm[\\/]src[\\/]builtins[\\/]yaml\.js$/, 'js', () => noBuiltins)
    load(/[\\/]@aws-sdk[\\/][^\\/]+[\\/]package\.json$/, 'json', versionOnly)
  },
}
