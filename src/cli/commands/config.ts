// `ringfence config`: proves ringfence.yaml without a scan, and describes it for editors.
import { buildCommand, buildRouteMap } from '@stricli/core'
import type { ConfigRequest } from '../config-tool.ts'
import { scanFlags } from '../flags.ts'
import type { Host } from '../host.ts'

const { config, policies, now } = scanFlags

const check = buildCommand({
  loader: async () => {
    const { checkConfig } = await import('../config-tool.ts')
    return async function checkOne(this: Host, flags: ConfigRequest, file?: string) {
      await checkConfig(this, flags, file)
    }
  },
  parameters: {
    flags: { config, policies, now },
    aliases: { c: 'config' },
    positional: {
      kind: 'tuple',
      parameters: [
        { parse: String, optional: true, brief: 'the configuration (default: ringfence.yaml)', placeholder: 'FILE' },
      ],
    },
  },
  docs: {
    brief: 'prove the configuration and the rules, and tell what they hold',
    fullDescription:
      'Proves ringfence.yaml with its laws, fences, register and waivers, and tells what it holds.\n\nExample: ringfence config check -c .github/ringfence.yaml',
  },
})

const schema = buildCommand({
  loader: async () => {
    const { printSchema } = await import('../config-tool.ts')
    return async function schemaOf(this: Host, flags: Pick<ConfigRequest, 'policies'>) {
      await printSchema(this, flags)
    }
  },
  parameters: { flags: { policies } },
  docs: {
    brief: 'print the JSON Schema of ringfence.yaml, for editors',
    fullDescription:
      'The schema that an editor checks and completes the file by, with the ids of laws, bases and controls.\n\nExample: ringfence config schema > ringfence.schema.json',
  },
})

export const configCommand = buildRouteMap({
  routes: { check, schema },
  docs: {
    brief: 'prove ringfence.yaml, and describe it for editors',
    fullDescription:
      'The configuration, without a scan: nothing is asked of a provider.\n\nExit status: 0 sound, 2 refused; what will fail on the day is a warning.',
  },
})
