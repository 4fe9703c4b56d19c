// Which disks an older machine of Azure makes itself, and what a plan leaves open of them.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { group, planned, ref, told } from '../../sources/terraform/planned-blocks.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, toResource } from '../aws/facts-of.ts'
import { change, named, planOf, read, type Values } from '../../sources/terraform/sample-plan.ts'

const test = suite('normalize/terraform/azurerm-machine-disks')

const machine = 'azurerm_virtual_machine.m'
const system = { name: 'os', create_option: 'FromImage', managed_disk_type: 'Premium_ZRS' }
const more = (own: Values) => ({ name: 'd', lun: 0, managed_disk_type: 'Premium_ZRS', ...own })
const image = { storage_image_reference: [{ publisher: 'Canonical', offer: 'ubuntu', id: '' }] }

/** The key's owner, how many zones it is in, and what it came from. */
function saidOf(own: Values, open: Values = {}): unknown[] {
  const after = { name: 'm', location: 'West Europe', storage_data_disk: [], ...image, ...own }
  const found = planned({ [machine]: { after, open } })(machine)
  const facts = factsOf(found)
  return [
    reading(facts['atRest.keyOwner']),
    reading(facts['redundancy.mode']),
    ...told(found, 'source').map(([, locator]) => locator),
  ]
}

test('the disks that a machine makes are as safe as the weakest of them', () => {
  const offered = '/providers/microsoft.compute/locations/all/publishers/any'
  const [one, zone] = ['provider', 'multi-zone']
  assert.equal(saidOf({ storage_os_disk: [system] }).slice(0, 2), [one, zone])
  const weak = more({ create_option: 'empty', managed_disk_type: 'Standard_LRS' })
  assert.equal(saidOf({ storage_os_disk: [system], storage_data_disk: [weak] }).slice(0, 2), [one, 'single-zone'])
  assert.equal(
    saidOf({ storage_os_disk: [system], storage_data_disk: [more({ create_option: 'Empty' })] }),
    saidOf({ storage_os_disk: [system] }),
  )
  assert.not(saidOf({ storage_os_disk: [system] }).includes(offered), "what is offered to all is nobody's original")
  const own = [{ id: `${group}/providers/Microsoft.Compute/images/base` }]
  assert.match(String(saidOf({ storage_os_disk: [system], storage_image_reference: own })[2]), /images\/base$/)
})

test('disks that are given to it, or are files in an account, tell themselves', () => {
  const given = {
    name: 'os',
    create_option: 'Attach',
    managed_disk_id: `${group}/providers/Microsoft.Compute/disks/os`,
  }
  const file = { ...system, vhd_uri: 'https://shop.blob.core.windows.net/vhds/os.vhd' }
  for (const disk of [given, file])
    assert.equal(saidOf({ storage_os_disk: [disk] }), ['not-recorded', 'not-recorded', 'not-recorded'])
  const data = more({ create_option: 'Empty', managed_disk_type: 'Premium_LRS' })
  assert.equal(saidOf({ storage_os_disk: [given], storage_data_disk: [data] }), ['provider', 'single-zone'])
})

test('while it is not known which disks it makes nothing is', () => {
  const open = { storage_os_disk: [{ vhd_uri: true }] }
  const block = { storage_os_disk: [{ name: 'os', create_option: 'FromImage', managed_disk_type: 'Premium_LRS' }] }
  assert.equal(
    saidOf(
      { storage_os_disk: [{ ...system, create_option: null }] },
      { storage_os_disk: [{ create_option: true }] },
    ).slice(0, 2),
    ['after-apply', 'after-apply'],
  )
  assert.equal(saidOf(block, open).slice(0, 2), ['after-apply', 'after-apply'], 'it may be a file')
  const none = saidOf({ ...block, storage_data_disk: null }, { storage_data_disk: true })
  assert.equal(none.slice(0, 2), ['provider', 'single-zone'], 'nobody wrote one')
})

test('under whose key the disks of a machine lie that exists, its older type does not say', () => {
  const after = { name: 'm', location: 'westeurope', ...image, storage_os_disk: [system], storage_data_disk: [] }
  const exists = change(machine, { actions: ['no-op'], before: { ...after }, after })
  const found = factsOf(toResource(normalize(named(read(planOf({ changes: [exists] })).after, machine))))
  assert.equal([reading(found['atRest.keyOwner']), reading(found['redundancy.mode'])], ['not-recorded', 'multi-zone'])
})

test('a disk that a machine is given as a copy is in the region of that, under a key that nobody says', () => {
  const disk = 'azurerm_virtual_machine_implicit_data_disk_from_source.d'
  const found = planned({
    [machine]: { after: { name: 'm', location: 'East US', storage_os_disk: [system] } },
    [disk]: {
      after: {
        name: 'd',
        create_option: 'Copy',
        source_resource_id: `${group}/providers/Microsoft.Compute/snapshots/s`,
      },
      refs: { virtual_machine_id: ref(machine) },
    },
  })(disk)
  assert.is(found.location.raw, 'eastus')
  assert.is(reading(factsOf(found)['atRest.keyOwner']), 'not-recorded')
  assert.match(String(told(found, 'source')[0]?.[1]), /snapshots\/s$/)
})

test.run()
