// Holds a file against its shape: every fault of it is told at its line and column, with what was probably meant.
import * as v from 'valibot'
import { type Complaint, complaintsError } from './complaint.ts'
import { faultOf } from './shapes.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/** `further` are checks that a shape cannot make; they see only what fits the shape. */
export function checked<T>(
  file: YamlFile,
  shape: v.GenericSchema<unknown, T>,
  further: (value: T) => Complaint[] = () => [],
): T {
  const result = v.safeParse(shape, file.value)
  const complaints = result.success ? further(result.output) : issuesOf(file, result.issues)
  if (complaints.length > 0) throw complaintsError(file.kind, complaints)
  if (!result.success) throw new Error(`${file.name}: refused without a reason`)
  return result.output
}

function issuesOf(file: YamlFile, issues: readonly v.BaseIssue<unknown>[]): Complaint[] {
  const strays = new Set(issues.filter(isStray).map((issue) => parentOf(issue)))
  // A key that is missing is most often the one that stands there misspelt.
  return issues
    .filter((issue) => !isMissing(issue) || !strays.has(parentOf(issue)))
    .map((issue) => complaintOf(file, issue))
}

function complaintOf(file: YamlFile, issue: v.BaseIssue<unknown>): Complaint {
  const path = pathOf(issue)
  if (isMissing(issue)) return file.complain(path.slice(0, -1), faultOf(issue))
  return file.complain(path, faultOf(issue), isOfKey(issue) ? 'key' : 'value')
}

const pathOf = ({ path }: v.BaseIssue<unknown>): Path =>
  (path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))

const parentOf = (issue: v.BaseIssue<unknown>): string => JSON.stringify(pathOf(issue).slice(0, -1))

const isOfKey = ({ path }: v.BaseIssue<unknown>): boolean => path?.at(-1)?.origin === 'key'
const isStray = (issue: v.BaseIssue<unknown>): boolean => isOfKey(issue) && issue.expected === 'never'
const isMissing = (issue: v.BaseIssue<unknown>): boolean =>
  isOfKey(issue) && issue.type === 'strict_object' && !isStray(issue)
