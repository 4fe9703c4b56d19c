// Runs a command against a loopback Resource Manager with N resources, at the rate that ARM bears: `node bench/seeded-arm.ts N COMMAND`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { armServer } from '../test/servers/arm.ts'
import { nobody } from '../test/planted/azure/scanning.ts'
import { bucket } from './azure.ts'
import { estateOf } from './azure-mix.ts'

const [, , count, command = '', ...args] = process.argv
await using server = await armServer(estateOf(Number(count)), { bucket })
const env = { ...process.env, ...nobody, AZURE_RESOURCE_MANAGER_ENDPOINT: server.endpoint }
const child = spawn(command, args, { env, stdio: 'inherit' })
await once(child, 'exit')
console.log(`${server.calls.length} calls, ${server.throttled()} of them sent away`)
process.exitCode = child.exitCode ?? 1
