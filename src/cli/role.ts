// The text of `ringfence permissions`: the least role that can read all there is, or what a run was not allowed.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { explained } from '../model/errors.ts'
import { jsonLines } from '../sources/snapshot/index.ts'
import { latestRun } from './latest-run.ts'

export interface Role {
  /** JSON, as the provider takes it. */
  text: string
  /** What else is to be said to whoever asked. */
  notes: string[]
}

/** All that a live scan of one account asks for: to enter others by a role, somebody must name that role. */
export async function wholeRole(): Promise<Role> {
  const { permissionByCall } = await import('../sources/aws/permissions.ts')
  const { 'sts:AssumeRole': entering, ...own } = permissionByCall
  return {
    text: policyOf(Object.values(own)),
    notes: [`whoever reads further accounts by aws.role needs ${entering} on that role too`],
  }
}

/** `folder`: the run; without it, the latest under ringfence-out/. Throws where there is none, or nothing was missing. */
export async function missingRole(folder: string | undefined, cwd: string): Promise<Role> {
  const run = folder === undefined ? latestRun(cwd) : resolve(cwd, folder)
  const named = run === undefined ? undefined : await missingIn(run)
  if (run === undefined || named === undefined) throw noRun(folder)
  const ours = named.filter((permission) => awsPermission.test(permission))
  const azures = named.filter((permission) => azurePermission.test(permission))
  if (ours.length === 0) throw nothingMissing(run, azures)
  const odd = named.length - ours.length - azures.length
  const notes = [
    ...(azures.length > 0 ? [`of Azure that run waits for ${azures.join(', ')}`] : []),
    ...(odd > 0 ? [`left out: ${odd} that are not spelled like a permission`] : []),
  ]
  return { text: policyOf(ours), notes }
}

// A run is somebody's file: what is no permission by its spelling is not offered for pasting into a role.
const awsPermission = /^[a-z0-9-]+:[A-Za-z0-9]+$/
const azurePermission = /^Microsoft\.[A-Za-z]+(\/[A-Za-z]+)+$/

/**
 * Keyspaces has no right to describe that is not one to read rows: it is kept to the system tables, which say what there is
 * (https://docs.aws.amazon.com/keyspaces/latest/devguide/security_iam_id-based-policy-examples.html). API Gateway has none
 * that is not one to read the values of its keys: it is kept to what is asked of it
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html and ..v2.html).
 */
const narrowed: Readonly<Record<string, string | readonly string[]>> = {
  'apigateway:GET': [
    'restapis',
    'restapis/*/stages',
    'domainnames',
    'domainnames/*/apimappings',
    'apis',
    'apis/*/stages',
  ].map((path) => `arn:*:apigateway:*::/${path}`),
  'cassandra:Select': 'arn:*:cassandra:*:*:/keyspace/system*',
}

function policyOf(permissions: readonly string[]): string {
  const all = [...new Set(permissions)].toSorted()
  const wide = all.filter((one) => narrowed[one] === undefined)
  const statements = [
    ...(wide.length === 0 ? [] : [{ Sid: 'RingfenceReads', Effect: 'Allow', Action: wide, Resource: '*' }]),
    ...all.flatMap((one, index) => {
      const resource = narrowed[one]
      return resource === undefined
        ? []
        : [{ Sid: `RingfenceReadsOnly${index}`, Effect: 'Allow', Action: [one], Resource: resource }]
    }),
  ]
  return `${JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)}\n`
}

const summary = v.looseObject({ unknown: v.looseObject({ permissions: v.array(v.string()) }) })
const gap = v.looseObject({ kind: v.literal('gap'), permission: v.string() })

/** Of the checks that waited, and of the lists that could not be read at all; undefined where there is no run. */
async function missingIn(run: string): Promise<string[] | undefined> {
  const [totals, coverage] = [join(run, 'summary.json'), join(run, 'coverage.ndjson')]
  if (!existsSync(totals) || !existsSync(coverage)) return undefined
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), summary), readFileSync(totals, 'utf8'))
  if (!read.success) throw damaged(totals)
  const found = new Set(read.output.unknown.permissions)
  for await (const { value } of jsonLines(coverage)) {
    const line = v.safeParse(gap, value)
    if (line.success) found.add(line.output.permission)
  }
  return [...found].toSorted()
}

const noRun = (folder: string | undefined) =>
  explained('usage', {
    what: 'there is no run to look in',
    where: folder ?? 'ringfence-out/',
    why: 'what is missing is known from the summary.json and the coverage.ndjson of a scan',
    mend: 'Scan first, or name the folder of a run: --in DIR',
  })

const damaged = (path: string) =>
  explained('usage', {
    what: 'the totals of the run cannot be read',
    where: path,
    why: 'they do not say which permissions it waits for',
    mend: 'Name another run, or scan again',
  })

const nothingMissing = (run: string, azures: readonly string[]) =>
  explained('usage', {
    what: 'no permission of AWS was missing',
    where: run,
    why: azures.length === 0 ? 'nothing of that run waits for one' : `it waits for ${azures.join(', ')}`,
    mend: 'See coverage.csv for whatever else was not read',
  })
