// The planted estate of Azure as a user scans it: by the command line, with a ringfence.yaml, of the loopback Resource Manager.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { ringfence } from '../../cli/ringfence.ts'
import { scratch } from '../../scratch.ts'
import { armServer, type Estate, type Options } from '../../servers/arm.ts'

export const now = '2026-11-26T12:00:00.000Z'
export const nobody = { AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential', AZURE_CLIENT_ID: '', AZURE_TENANT_ID: '' }

export async function scannedAzure(estate: Estate, options: Options = {}, args: readonly string[] = []) {
  await using server = await armServer(estate, options)
  const cwd = scratch()
  copyFileSync(join(import.meta.dirname, 'ringfence.yaml'), join(cwd, 'ringfence.yaml'))
  const env = { ...nobody, AZURE_RESOURCE_MANAGER_ENDPOINT: server.endpoint }
  const ended = await ringfence(['scan', 'azure', '--now', now, '-o', 'out', ...args], { cwd, env })
  return { ...ended, out: join(cwd, 'out'), calls: server.calls.length }
}
