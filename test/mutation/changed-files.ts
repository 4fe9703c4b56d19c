// Which policies a change bears on, as git tells: those that it touches, and those whose own tests it touches.
import { spawnSync } from 'node:child_process'
import { isTest } from '../../src/rego/control-files.ts'
import { mutable, ownTests, type Sources } from './sources.ts'

function git(root: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  if (status === 0) return stdout.trim()
  const said = error?.message ?? stderr.trim()
  throw new Error(`git ${args.join(' ')}: ${said}; name a commit that this clone holds: --changed BASE`)
}

/** Where nobody names a base: where this branch left `origin/main`, or on that branch itself the commit before. */
export function defaultBase(root: string): string {
  const [head, fork] = [git(root, 'rev-parse', 'HEAD'), git(root, 'merge-base', 'HEAD', 'origin/main')]
  return head === fork ? git(root, 'rev-parse', 'HEAD~1') : fork
}

/** What lies in the checkout counts, committed or not. */
export function changedSince(root: string, base: string): string[] {
  const touched = git(root, 'diff', '--name-only', '--no-renames', base, '--')
  const added = git(root, 'ls-files', '--others', '--exclude-standard')
  return [...touched.split('\n'), ...added.split('\n')].filter((file) => file !== '')
}

/** Another toolchain or another mutator bears on all of them. */
const bearsOnAll = (file: string): boolean =>
  /^(?:test\/mutation\/(?!.*\.test\.ts$)|src\/rego\/(?:capabilities\.json|main\.go)|dist\/rego\.)/.test(file)

export function affected(sources: Sources, changed: readonly string[]): string[] {
  if (changed.some(bearsOnAll)) return mutable(sources)
  const touched = new Set(changed)
  return mutable(sources).filter(
    (file) => touched.has(file) || [...ownTests(sources, file).keys()].some((one) => isTest(one) && touched.has(one)),
  )
}
