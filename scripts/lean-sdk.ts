// Lets the bundler leave out what of the clouds' SDKs is never asked for: esbuild takes much of it for code with an effect.
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Plugin } from 'esbuild'

/** A shape whose names are computed (`{[_xN]: _m}`) could have an effect, for all that esbuild knows; of EC2 alone that is half a megabyte. */
export const pureShapes = (code: string): string =>
  code.replaceAll(/^((?:export )?(?:var|const) [\w$]+ = )(\[[^]*?\]);$/gm, '$1/* @__PURE__ */ (() => $2)();')

const errorClass =
  /^export class (?<name>\w+) extends __BaseException \{\n(?:    static shapeId = (?<shape>"[^"]+");\n)?    name = "\k<name>";\n    \$fault = (?<fault>"\w+");\n(?<members>(?:    \w+;\n)*)    constructor\(opts\) \{\n        super\(\{\n            name: "\k<name>",\n            \$fault: \k<fault>,\n            \.\.\.opts,?\n        \}\);\n        Object\.setPrototypeOf\(this, \k<name>\.prototype\);\n(?<set>(?:        this\.\w+ = opts\.\w+;\n)*)    \}\n\}$/gm

const registered = /^n\d+_registry\.registerError\((?<name>\w+)\$, \k<name>\);\n/gm

/**
 * An error that is not registered is the base exception of its service under the name that the answer gives, with all that the answer
 * says. The same is left out; not one that the wire calls otherwise, or that says of itself whether to try again. `errors`: the classes.
 */
export const fewerErrors = (code: string, errors: string): string =>
  code.replaceAll(registered, (whole, name: string) =>
    wireName(name, code) === name && !saysRetryable(name, errors) ? '' : whole,
  )

/** Services of the query protocol have two names for an error, of which the wire has this one. */
const wireName = (name: string, code: string): string =>
  new RegExp(`^export var ${name}\\$ = \\[(?:(?!^\\];)[^])*?\\[_aQE\\]: \\[\`([^\`]+)\``, 'm').exec(code)?.[1] ?? name

const saysRetryable = (name: string, errors: string): boolean =>
  new RegExp(`^export class ${name} (?:(?!^\\})[^])*?\\$retryable`, 'm').test(errors)

/**
 * Errors are hundreds of classes that differ by their names: here each of those that stay is a line.
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
      return `export const ${name} = /* @__PURE__ */ errorOf(${told.slice(0, last + 1).join(', ')});`
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

/** EC2 has none of its own. */
function errorsBeside(schemas: string): string {
  const path = join(dirname(schemas), '../models/errors.js')
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

export const leanSdk: Plugin = {
  name: 'lean-sdk',
  setup({ onLoad }) {
    const load = (filter: RegExp, loader: 'js' | 'json', lean: (text: string, path: string) => string): void =>
      onLoad({ filter }, async ({ path }) => ({ contents: lean(await readFile(path, 'utf8'), path), loader }))
    load(/[\\/]@aws-sdk[\\/]client-.*[\\/]schemas[\\/]schemas_\d+\.js$/, 'js', (code, path) =>
      pureShapes(fewerErrors(code, errorsBeside(path))),
    )
    load(/[\\/]@aws-sdk[\\/].*[\\/]schemas[\\/]schemas_\d+\.js$/, 'js', pureShapes)
    load(/[\\/]@aws-sdk[\\/].*[\\/]models[\\/]errors\.js$/, 'js', shortErrors)
    load(/[\\/]jsonwebtoken[\\/]lib[\\/]\w+Supported\.js$/, 'js', () => newEnough)
    load(/[\\/]opa-wasm[\\/]src[\\/]builtins[\\/]yaml\.js$/, 'js', () => noBuiltins)
    load(/[\\/]@aws-sdk[\\/][^\\/]+[\\/]package\.json$/, 'json', versionOnly)
  },
}
