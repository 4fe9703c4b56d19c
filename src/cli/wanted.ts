// From `-f FORMAT[=PATH]` to what is to be written and where to; whatever cannot be written is refused before anything is read.
import { access, constants, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { explained } from '../model/errors.ts'
import { nearestWords } from '../model/nearest.ts'
import { formats, type Wanted } from '../reports/index.ts'
import type { Report } from '../reports/report.ts'
import { unwritable } from '../runtime/unwritable.ts'
import type { Host } from './host.ts'
import type { ScanRequest } from './request.ts'

/** A format may be named, or one file of a format that has many: `findings.csv`. `home`: the folder of what has no path of its own; absent: that of the run. */
export async function wantedOf(asked: readonly string[], host: Host, home?: string): Promise<Wanted[]> {
  const all = asked.flatMap((one) => wantedBy(one, host))
  const wanted = all
    .filter(
      ({ report, to }, index) =>
        to !== undefined || all.findIndex((one) => one.report === report && one.to === to) === index,
    )
    .map((one) => (home === undefined || one.to !== undefined ? one : { ...one, to: join(home, one.report.file) }))
  refuseSame(wanted)
  for (const { to } of wanted) if (typeof to === 'string') await proveWritable(to)
  return wanted
}

function wantedBy(asked: string, { cwd, process: { stdout } }: Host): Wanted[] {
  const [, name = '', path] = /^([^=]*)(?:=(.*))?$/s.exec(asked) ?? []
  const reports = reportsCalled(name, asked)
  if (path === undefined) return reports.map((report) => ({ report }))
  const [report, ...more] = reports
  if (report === undefined || path === '' || more.length > 0) throw noOneFile(asked, name, reports)
  return [{ report, to: path === '-' ? (text) => stdout.write(text) : resolve(cwd, path) }]
}

function reportsCalled(name: string, asked: string): readonly Report[] {
  const format = formats.find(({ id }) => id === name)
  if (format !== undefined) return format.reports
  const all = formats.flatMap(({ reports }) => reports)
  const report = all.find(({ id }) => id === name)
  if (report !== undefined) return [report]
  const known = [...formats, ...all].map(({ id }) => id)
  throw explained('usage', {
    what: `${JSON.stringify(name)} is no format`,
    where: `-f ${asked}`,
    why: nearestWords(name, known),
    mend: 'See ringfence list formats',
  })
}

const noOneFile = (asked: string, name: string, reports: readonly Report[]) =>
  explained('usage', {
    what: 'it is not clear what is to be written there',
    where: `-f ${asked}`,
    why: reports.length > 1 ? `${name} is ${reports.length} files, and a path is one` : 'the path is empty',
    mend: reports.length > 1 ? `Name one of them, like -f ${reports[0]?.id}=PATH` : 'Name a file, or - for stdout',
  })

function refuseSame(wanted: readonly Wanted[]): void {
  const places = wanted.flatMap(({ to }) => (to === undefined ? [] : typeof to === 'string' ? to : 'stdout'))
  const twice = places.find((place, index) => places.indexOf(place) < index)
  if (twice === undefined) return
  throw explained('usage', {
    what: 'two formats cannot be written to one place',
    where: `-f, ${twice}`,
    why: 'one would write over the other',
    mend: 'Give each a path of its own',
  })
}

async function proveWritable(path: string): Promise<void> {
  const there = await stat(path).catch(() => undefined)
  if (there?.isDirectory() === true) throw inTheWay(path)
  await access(dirname(path), constants.W_OK).catch(unwritable(path))
}

const inTheWay = (path: string) =>
  explained('usage', {
    what: 'the output was refused',
    where: path,
    why: 'a folder stands there, and a file is to be written',
    mend: 'Name a file in it',
  })

/** A part of a split scan is not judged, so there is nothing to write. */
export function refuseOfPart({ formats: asked, share, signKey, baseline, csvBom }: ScanRequest): void {
  if (share === undefined) return
  const given = [
    ...asked.map((one) => `-f ${one}`),
    ...(signKey === undefined ? [] : ['--sign-key']),
    ...(baseline === undefined ? [] : ['--baseline']),
    ...(csvBom === true ? ['--csv-bom'] : []),
  ]
  if (given.length === 0) return
  throw explained('usage', {
    what: 'one part of a scan is no evidence yet, and has no format',
    where: given.join(' '),
    why: 'nothing is judged before all parts are together',
    mend: 'Pass it to ringfence merge',
  })
}

/** What a run writes is evidence, and its folder holds what its manifest lists and no more. */
export function refuseInside(wanted: readonly Wanted[], dir: string, { cwd }: Host): void {
  const folder = resolve(cwd, dir)
  for (const { report, to } of wanted) {
    if (typeof to !== 'string' || !`${to}${sep}`.startsWith(`${folder}${sep}`)) continue
    throw explained('usage', {
      what: `${report.id} was not written`,
      where: dir,
      why: 'the folder of a run is evidence, and nothing is added to it',
      mend: 'Name another place for it',
    })
  }
}
