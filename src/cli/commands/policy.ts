// `ringfence policy`: build, check, test, format and begin controls of one's own, with the Rego toolchain that ships inside.
import { buildCommand, buildRouteMap } from '@stricli/core'
import type { Host } from '../host.ts'

const named = (brief: string, placeholder: string) => ({ parse: String, brief, placeholder }) as const
const folder = named('the folder that holds controls/', 'DIR')

const build = buildCommand({
  loader: async () => {
    const { buildPolicy } = await import('../policy-tool.ts')
    return async function buildOne(this: Host, { output }: { output: string }, dir: string) {
      this.process.exitCode = await buildPolicy(this, dir, output)
    }
  },
  parameters: {
    flags: { output: { kind: 'parsed', parse: String, brief: 'the folder of the bundle', placeholder: 'OUT' } },
    aliases: { o: 'output' },
    positional: { kind: 'tuple', parameters: [folder] },
  },
  docs: {
    brief: 'compile your own controls to a bundle: policy.wasm and policy.json',
    fullDescription:
      'A bundle is judged by without the Rego toolchain.\n\nExample: ringfence policy build policies -o bundle',
  },
})

const check = buildCommand({
  loader: async () => {
    const { checkPolicy } = await import('../policy-tool.ts')
    return async function checkOne(this: Host, _: object, dir: string) {
      this.process.exitCode = await checkPolicy(this, dir)
    }
  },
  parameters: { positional: { kind: 'tuple', parameters: [folder] } },
  docs: {
    brief: 'compile strictly, against the schema of the input and the builtins that are allowed',
    fullDescription:
      'A misspelt path of the input is an error, and no verdict that is never given.\n\nExample: ringfence policy check policies',
  },
})

const test = buildCommand({
  loader: async () => {
    const { testPolicy } = await import('../policy-tool.ts')
    return async function testOne(this: Host, _: object, dir: string) {
      this.process.exitCode = await testPolicy(this, dir)
    }
  },
  parameters: { positional: { kind: 'tuple', parameters: [folder] } },
  docs: {
    brief: 'run the *_test.rego beside your controls, and tell which lines they do not reach',
    fullDescription: 'A line that no test reaches may hold anything.\n\nExample: ringfence policy test policies',
  },
})

const fmt = buildCommand({
  loader: async () => {
    const { formatPolicy } = await import('../policy-tool.ts')
    return async function formatOne(this: Host, flags: { check: boolean }, dir: string) {
      this.process.exitCode = await formatPolicy(this, dir, flags.check)
    }
  },
  parameters: {
    flags: {
      check: {
        kind: 'boolean',
        default: false,
        withNegated: false,
        brief: 'rewrite nothing; end with 1 if a file differs',
      },
    },
    positional: { kind: 'tuple', parameters: [folder] },
  },
  docs: {
    brief: 'rewrite your Rego as opa fmt writes it',
    fullDescription:
      'With --check nothing is written, and a difference ends with 1.\n\nExample: ringfence policy fmt policies --check',
  },
})

const begin = buildCommand({
  loader: async () => {
    const { newPolicy } = await import('../policy-tool.ts')
    return async function beginOne(this: Host, _: object, dir: string, facet: string, name: string) {
      this.process.exitCode = await newPolicy(this, dir, facet, name)
    }
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [folder, named('the facet it judges, or places', 'FACET'), named('its name, in snake_case', 'NAME')],
    },
  },
  docs: {
    brief: 'begin a control and its test',
    fullDescription:
      'Writes a control that judges a facet, and a test beside it, to go on from.\n\nExample: ringfence policy new policies exposure no_public_topic',
  },
})

export const policyCommand = buildRouteMap({
  routes: { build, check, test, fmt, new: begin },
  docs: {
    brief: 'build, check, test, format and begin controls of your own',
    fullDescription:
      'Controls of your own, in Rego; nothing else has to be installed.\n\nExit status: 0 done, 1 a test failed or fmt --check found a difference, 2 usage, or Rego that was refused.',
  },
})
