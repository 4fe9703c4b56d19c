// Evidence as an auditor meets it: a clean pack is proven, and whatever is done to one is found, by file and by kind.
import { execFileSync } from 'node:child_process'
import { createHash, generateKeyPairSync, hash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { VerifyRequest } from '../../src/cli/verify.ts'
import type { Manifest } from '../../src/evidence/index.ts'
import { scratch } from '../scratch.ts'
import { manifestAgain } from './manifest-again.ts'
import { flat, parsed, project, ringfence } from './ringfence.ts'
import { all, edit, verified } from './tampered.ts'

const test = suite('cli/verify')

const folder = scratch()
const keys = { ed25519: keyPair('ed25519'), p256: keyPair('p256') }
const pack = join(folder, 'pack')
const unsigned = join(folder, 'unsigned')
const ended = await ringfence(['demo', '-q', '--fail-on', 'none', '-o', pack, '--sign-key', keys.ed25519.private])
cpSync(pack, unsigned, { recursive: true })
unlinkSync(join(unsigned, 'attestation.sigstore.json'))

function keyPair(name: 'ed25519' | 'p256') {
  const pair =
    name === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const files = { private: join(folder, `${name}.pem`), public: join(folder, `${name}.pub.pem`) }
  writeFileSync(files.private, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  writeFileSync(files.public, pair.publicKey.export({ type: 'spki', format: 'pem' }))
  return files
}

const signed = { key: keys.ed25519.public }

test('a clean pack is proven, with the key and by a replay', async () => {
  assert.is(ended.code, 0, ended.stderr)
  const { code, text, problems } = await verified(pack, {
    ...signed,
    requireSignature: true,
    maxAge: 86_400_000,
    replay: true,
    config: 'fixtures/demo/ringfence.yaml',
  })
  assert.is(code, 0, text)
  assert.equal(problems, [])
  assert.match(text, /^As it was written: /)
  assert.match(text, 'signed by the key that was named')
})

test('without a key nobody says that it is signed by anybody', async () => {
  const { code, text } = await verified(pack)
  assert.is(code, 0)
  assert.match(text, 'signed; by whom only a key can tell')
  const asked = await verified(pack, { requireSignature: true })
  assert.is(asked.code, 4)
  assert.match(asked.text, 'name it with --key')
})

test('an unsigned pack is whole, and says that it is unsigned', async () => {
  const { code, text } = await verified(unsigned)
  assert.is(code, 0)
  assert.match(text, 'unsigned: whoever could write the files could write the manifest')
})

test('P-256 signs as well', async () => {
  const other = join(folder, 'p256')
  await ringfence(['demo', '-q', '--fail-on', 'none', '-o', other, '--sign-key', keys.p256.private])
  assert.is((await verified(other, { key: keys.p256.public })).code, 0)
  assert.equal((await verified(other, signed)).problems, ['signer attestation.sigstore.json'])
})

/** The bundle with another statement in it, which nobody has signed. */
function restated(dir: string, change: (statement: { predicateType: string }) => void): void {
  edit(dir, 'attestation.sigstore.json', (text) => {
    const bundle = parsed<{ dsseEnvelope: { payload: string } }>(text)
    const statement = parsed<{ predicateType: string }>(Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString())
    change(statement)
    bundle.dsseEnvelope.payload = Buffer.from(JSON.stringify(statement)).toString('base64')
    return JSON.stringify(bundle)
  })
}

const findings = all('findings.ndjson')

const tampers: [what: string, tamper: (dir: string) => void, problems: string[], request?: Partial<VerifyRequest>][] = [
  [
    'a byte is flipped',
    (dir) => edit(dir, 'inventory.ndjson', (text) => text.replace('"schema":1', '"schema":2')),
    ['changed inventory.ndjson'],
  ],
  ['the last rows are cut', (dir) => findings(dir, (rows) => rows.slice(0, -3)), ['cut findings.ndjson']],
  [
    'a row is taken out',
    (dir) => findings(dir, ([first, , ...rest]) => [first ?? '', ...rest]),
    ['cut findings.ndjson'],
  ],
  [
    'two rows are swapped',
    (dir) => findings(dir, ([a = '', b = '', ...rest]) => [b, a, ...rest]),
    ['changed findings.ndjson'],
  ],
  ['a row stands twice', (dir) => findings(dir, ([a = '', ...rest]) => [a, a, ...rest]), ['grown findings.ndjson']],
  ['a file is removed', (dir) => unlinkSync(join(dir, 'flows.csv')), ['missing flows.csv']],
  ['a file is added', (dir) => writeFileSync(join(dir, 'notes.txt'), 'all is well\n'), ['added notes.txt']],
  [
    'two files have each other’s name',
    (dir) => {
      renameSync(join(dir, 'flows.csv'), join(dir, 'x'))
      renameSync(join(dir, 'register.csv'), join(dir, 'flows.csv'))
      renameSync(join(dir, 'x'), join(dir, 'register.csv'))
    },
    ['cut flows.csv', 'grown register.csv'],
  ],
  [
    'the manifest is edited, with the files',
    (dir) => {
      findings(dir, (rows) => rows.slice(0, -1))
      manifestAgain(dir)
    },
    ['manifest manifest.json'],
    signed,
  ],
  ['the manifest is removed', (dir) => unlinkSync(join(dir, 'manifest.json')), ['missing manifest.json']],
  [
    'the attestation is taken off',
    (dir) => unlinkSync(join(dir, 'attestation.sigstore.json')),
    ['signature attestation.sigstore.json'],
    { requireSignature: true },
  ],
  [
    'another kind of statement is put into the bundle',
    (dir) => restated(dir, (statement) => (statement.predicateType = 'https://slsa.dev/provenance/v1')),
    ['signer attestation.sigstore.json'],
    signed,
  ],
  [
    'another kind of statement, and no key is named',
    (dir) => restated(dir, (statement) => (statement.predicateType = 'https://slsa.dev/provenance/v1')),
    ['statement attestation.sigstore.json'],
  ],
  [
    'the kind of the payload is another',
    (dir) =>
      edit(dir, 'attestation.sigstore.json', (text) => text.replace('application/vnd.in-toto+json', 'text/plain')),
    ['signature attestation.sigstore.json'],
    signed,
  ],
  [
    'a file is a link',
    (dir) => {
      renameSync(join(dir, 'flows.csv'), join(folder, 'elsewhere.csv'))
      symlinkSync(join(folder, 'elsewhere.csv'), join(dir, 'flows.csv'))
    },
    ['path flows.csv', 'missing flows.csv'],
  ],
  [
    'the manifest names a file outside',
    (dir) =>
      manifestAgain(dir, ({ files }) => {
        for (const file of files.slice(0, 1)) file.path = '../elsewhere.csv'
      }),
    ['manifest manifest.json', 'manifest manifest.json'],
  ],
  ['an older pack stands for a newer one', () => undefined, ['age manifest.json'], { maxAge: 3_600_000 }],
]
for (const [what, tamper, problems, request] of tampers)
  test(`found: ${what}`, async () => {
    const dir = join(folder, 'tampered')
    cpSync(pack, dir, { recursive: true })
    try {
      tamper(dir)
      const found = await verified(dir, request)
      assert.equal(found.problems, problems, found.text)
      assert.is(found.code, 1)
      assert.match(found.text, 'Not as it was written')
    } finally {
      rmSync(dir, { recursive: true })
    }
  })

test('a run that was judged for a day to come is none of these days, however young it may be', async () => {
  const { code, problems, text } = await verified(pack, { maxAge: 86_400_000 }, '2026-11-22T00:00:00.000Z')
  assert.equal([code, problems], [1, ['age manifest.json']], text)
  assert.match(text, 'is of 2026-11-24T12:00:00.000Z, and nothing after 2026-11-23T00:00:00.000Z was to be taken')
})

test('a replay by another config proves nothing, and says so', async () => {
  const { code, text } = await verified(pack, { replay: true })
  assert.is(code, 4, text)
  assert.match(flat(text), 'another config (name it with -c)')
})

test('a manifest of a later ringfence cannot be told', async () => {
  const dir = join(folder, 'later')
  cpSync(unsigned, dir, { recursive: true })
  edit(dir, 'manifest.json', (text) => text.replace('"schema": 1', '"schema": 2'))
  const { code, text } = await verified(dir)
  assert.is(code, 4)
  assert.match(flat(text), 'which a later ringfence wrote')
})

test('of a part of a scan nothing is signed, and nobody is left to believe it', async () => {
  const out = join(folder, 'refused')
  const asked = ['scan', '--from', join(project, 'fixtures/demo/aws'), '--shard', '1/2', '-o', out]
  const { code, stderr } = await ringfence([...asked, '--sign-key', keys.ed25519.private, '--baseline', pack])
  assert.is(code, 2)
  assert.match(stderr, '--sign-key --baseline: one part of a scan is no evidence yet')
  assert.not.ok(existsSync(out))
})

test('a baseline that is not there', async () => {
  const nowhere = join(folder, 'nowhere')
  const { code, stderr } = await ringfence(['demo', '-q', '--baseline', nowhere, '-o', join(folder, 'refused')])
  assert.is(code, 2)
  assert.match(stderr, 'there is no folder of that name that can be read')
})

test('a key that others can read is refused, and nothing of it is told', async () => {
  const open = join(folder, 'open.pem')
  cpSync(keys.ed25519.private, open)
  chmodSync(open, 0o644)
  const out = join(folder, 'refused')
  const { code, stderr } = await ringfence(['demo', '-q', '-o', out, '--sign-key', open])
  assert.is(code, 2)
  assert.match(stderr, 'others on this machine can read it')
  assert.not.match(stderr, 'PRIVATE')
  assert.not.ok(existsSync(out))
})

for (const [name, content] of [
  ['no key at all', 'hello\n'],
  [
    'a key of RSA',
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
  ],
] as const)
  test(`refused: ${name}`, async () => {
    const file = join(folder, 'other.pem')
    writeFileSync(file, content, { mode: 0o600 })
    const { code, stderr } = await ringfence(['demo', '-q', '-o', join(folder, 'refused'), '--sign-key', file])
    assert.is(code, 2)
    assert.match(stderr, 'it holds no key of Ed25519 or P-256')
  })

test('each digest is what other tools say', () => {
  const { files } = parsed<Manifest>(readFileSync(join(pack, 'manifest.json'), 'utf8'))
  assert.ok(files.length > 10)
  for (const { path, sha256, bytes } of files) {
    const content = readFileSync(join(pack, path))
    assert.equal([sha256, bytes], [createHash('sha256').update(content).digest('hex'), content.length], path)
  }
})

test('openssl takes the signature for ours', () => {
  const { dsseEnvelope } = parsed<{
    dsseEnvelope: { payload: string; payloadType: string; signatures: [{ sig: string }] }
  }>(readFileSync(join(pack, 'attestation.sigstore.json'), 'utf8'))
  const payload = Buffer.from(dsseEnvelope.payload, 'base64')
  const { payloadType } = dsseEnvelope
  const head = `DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `
  const [message, sig] = [join(folder, 'message'), join(folder, 'sig')]
  writeFileSync(message, Buffer.concat([Buffer.from(head), payload]))
  writeFileSync(sig, Buffer.from(dsseEnvelope.signatures[0].sig, 'base64'))
  const args = [
    'pkeyutl',
    '-verify',
    '-pubin',
    '-inkey',
    keys.ed25519.public,
    '-rawin',
    '-in',
    message,
    '-sigfile',
    sig,
  ]
  try {
    assert.match(execFileSync('openssl', args, { encoding: 'utf8' }), 'Signature Verified Successfully')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    console.log('skipped: 1 signature that openssl would prove (no openssl)')
  }
  const statement = parsed<{ subject: [{ digest: { sha256: string } }]; predicate: { result: string } }>(
    payload.toString(),
  )
  assert.is(statement.subject[0].digest.sha256, hash('sha256', readFileSync(join(pack, 'manifest.json'))))
  assert.is(statement.predicate.result, 'WARNED') // nothing was to fail the run, and something fails
})

test('a run that is held against an earlier one: what failed then fails nothing now, and the series is proven', async () => {
  const [first, second, third] = ['first', 'second', 'third'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  const at = (day: string, out: string, ...more: string[]) => ringfence(['demo', '--now', day, '-o', out, ...more])
  assert.is((await at('2026-11-24', first)).code, 1)
  const again = await at('2026-11-25', second, '--baseline', first)
  assert.is(again.code, 0, again.stderr)
  assert.match(again.stderr, /Failures since run [0-9a-f]{16}: 0 new, \d+ as before\./)
  const later = await at('2027-06-01', third, '--baseline', second)
  assert.is(later.code, 3, later.stderr) // an accepted gap has ended by then
  assert.match(later.stderr, /Failures since run [0-9a-f]{16}: [1-9]\d* new/)
  assert.is((await verified([third, first, second])).code, 0)
  const gap = await verified([first, third])
  assert.equal([gap.code, gap.problems], [1, [`series ${third}/manifest.json`]], gap.text)
})

test('tables with a byte-order mark are proven like others', async () => {
  const dir = join(folder, 'marked')
  await ringfence(['demo', '-q', '--fail-on', 'none', '--csv-bom', '-o', dir])
  for (const file of readdirSync(dir))
    assert.is(readFileSync(join(dir, file)).subarray(0, 3).toString('hex') === 'efbbbf', file.endsWith('.csv'), file)
  const { code, text } = await verified(dir, { replay: true, config: 'fixtures/demo/ringfence.yaml' })
  assert.is(code, 0, text)
})

test('a replay elsewhere, with the config under another name and formats that went to other places', async () => {
  const [dir, config] = [join(folder, 'formats'), join(folder, 'of-the-client.yaml')]
  cpSync(join(project, 'fixtures/demo/ringfence.yaml'), config)
  const formats = ['-f', 'sarif', '-f', 'sarif-github', '-f', `html=${join(folder, 'page.html')}`]
  await ringfence(['demo', '-q', '--fail-on', 'none', '-o', dir, ...formats])
  const { code, stdout } = await ringfence(['verify', 'formats', '--replay', '-c', config], { cwd: folder })
  assert.is(code, 0, stdout)
  assert.equal(
    readdirSync(dir).filter((name) => /sarif|html/.test(name)),
    ['results.github.sarif', 'results.sarif'],
  )
})

test('a baseline that was edited is none', async () => {
  const dir = join(folder, 'edited')
  cpSync(unsigned, dir, { recursive: true })
  findings(dir, (rows) => rows.slice(1))
  const { code, stderr } = await ringfence(['demo', '-q', '--baseline', dir, '-o', join(folder, 'refused')])
  assert.is(code, 2)
  assert.match(stderr, /findings\.ndjson has (\d+) records, of (?!\1)\d+ that were written/)
  assert.not.ok(existsSync(join(folder, 'refused')))
})

test.run()
