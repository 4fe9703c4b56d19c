// Which resources of a list become observations: each of them once, unless Azure itself says that it is gone.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { armServer, type Options } from '../../servers/arm.ts'
import { idOf, optionsFor, scan, subscription } from './sweep.ts'

const test = suite('sources/azure/resources')

const vault = (name: string) => ({
  id: idOf(`Microsoft.KeyVault/vaults/${name}`),
  name,
  type: 'Microsoft.KeyVault/vaults',
  location: 'westeurope',
  properties: { vaultUri: `https://${name}.vault.azure.net/` },
})
const resources = [vault('one'), vault('two')]

async function read(options: Options) {
  await using server = await armServer({ subscriptions: [{ subscriptionId: subscription }], resources }, options)
  const { seen } = await scan(optionsFor(server))
  return seen
    .filter(({ nativeId }) => nativeId.includes('/vaults/'))
    .toSorted((one, other) => (one.nativeId < other.nativeId ? -1 : 1))
    .map(({ nativeId, answers: [body] }) => [nativeId.split('/').at(-1), body && 'error' in body ? body.error : 'told'])
}

const first = resources[0]?.id.toLowerCase()
const answering = (status: number, body: string, type = 'application/json'): Options => ({
  graph: false,
  spoil: ({ path }) => (path.toLowerCase() === first ? { status, body, type } : undefined),
})

test('one that Azure says is gone is left out', async () => {
  for (const code of ['ResourceNotFound', 'ResourceGroupNotFound'])
    assert.equal(await read(answering(404, JSON.stringify({ error: { code } }))), [['two', 'told']])
})

test('a 404 that is no word of Azure is no proof that it is gone', async () => {
  const expected = [
    ['one', 'NotFound'],
    ['two', 'told'],
  ]
  assert.equal(await read(answering(404, '<html></html>', 'text/html')), expected)
  assert.equal(await read(answering(404, '{"error":{"code":"NotFound"}}')), expected)
})

test('a row that Resource Graph has on two pages is one resource', async () => {
  const page = (name: string, more: object) =>
    JSON.stringify({ data: resources.filter((one) => one.name === name || one.name === 'two'), ...more })
  let pages = 0
  const found = await read({
    spoil: ({ path }) => {
      if (!path.includes('ResourceGraph')) return undefined
      pages += 1
      return { status: 200, body: pages === 1 ? page('one', { $skipToken: 'more' }) : page('two', {}) }
    },
  })
  assert.is(pages, 2)
  assert.equal(found, [
    ['one', 'told'],
    ['two', 'told'],
  ])
})

test.run()
