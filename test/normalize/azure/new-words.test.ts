// A word that is new to us, wherever Azure may write one, makes nothing good, and takes away no copy, key or log.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { factsOf, referencesOf, withoutOrigins } from '../aws/facts-of.ts'
import { isTree, type Tree } from '../aws/silence.ts'
import { research, triage } from './ai-samples.ts'
import { nightly, reminders, shop } from './application-samples.ts'
import { cloudVault, hsm, machineVault } from './backups.ts'
import { cluster, sessions } from './caches.ts'
import { disk, encryptionSet, image, snapshot, version } from './disks.ts'
import { gate, steering } from './entrances.ts'
import { flows } from './flows.ts'
import { catalogue, images, records } from './health.ts'
import { webImages } from './images.ts'
import { bus, events } from './messages.ts'
import { audit, portal } from './monitor-samples.ts'
import { patientKeys, patientRecords, withBody } from './observed.ts'
import { notebooks, pods, share } from './platforms.ts'
import { monitors, settings } from './settings-and-devices.ts'
import { products, telemetry, visits } from './warehouses.ts'

const test = suite('normalize/azure with new words')

const all: (Tree & { type: string })[] = [
  patientRecords,
  patientKeys,
  research,
  triage,
  nightly,
  reminders,
  shop,
  cloudVault,
  hsm,
  machineVault,
  cluster,
  sessions,
  disk,
  encryptionSet,
  image,
  snapshot,
  version,
  gate,
  steering,
  flows,
  catalogue,
  images,
  records,
  webImages,
  bus,
  events,
  audit,
  portal,
  notebooks,
  pods,
  share,
  monitors,
  settings,
  products,
  telemetry,
  visits,
]

/** Whose name it is, and what people have written on it, Azure has no list of. */
const free = ['id', 'name', 'type', 'tags']

const words = (tree: Tree): string[][] =>
  Object.entries(tree).flatMap(([name, value]) => {
    if (typeof value === 'string') return [[name]]
    return isTree(value) ? words(value).map((path) => [name, ...path]) : []
  })

const changed = (tree: Tree, path: readonly string[]): Tree => {
  const copy = structuredClone(tree)
  const parent = path.slice(0, -1).reduce<Tree>((node, name) => node[name] as Tree, copy) // `as`: the path is one of its own
  parent[path.at(-1) ?? ''] = 'Perhaps'
  return copy
}

const read = (whole: Tree & { type: string }, body: Tree): Resource | undefined => {
  const found = normalize(withBody(whole.type, whole, body))
  return found !== undefined && 'facets' in found ? found : undefined
}

/** By what a copy, a key or a log comes about; of an image in a gallery a key that is not its own is called otherwise. */
const ways = (found: Resource) =>
  new Set(
    referencesOf(found)
      .filter(({ role }) => role !== 'source')
      .map(({ role, mechanism }) => (role === 'key' ? role : mechanism)),
  )

/** Where something is, and what it points at, is a name as well. */
const facetsOf = (found: Resource) => {
  const { region: _region, references: _references, labels: _labels, ...facets } = factsOf(found)
  return facets
}

for (const whole of all) {
  const paths = words(whole).filter(([first = '']) => !free.includes(first))
  test(whole.type, () => {
    const before = read(whole, whole)
    if (before === undefined) return assert.unreachable('it was not read')
    assert.ok(paths.length > 0)
    for (const path of paths) {
      const after = read(whole, changed(whole, path))
      if (after === undefined) return assert.unreachable(`it was not read for a new ${path.join('.')}`)
      const at = path.join('.')
      assert.equal([...ways(before).difference(ways(after))], [], at)
      for (const [name, fact] of Object.entries(facetsOf(after)))
        if (fact.state === 'known')
          assert.equal(withoutOrigins(fact), withoutOrigins(facetsOf(before)[name]), `${name}, with a new ${at}`)
    }
  })
}

test.run()
