// Our signature as a library of others proves it, securesystemslib of Python, which TUF and in-toto rest on: it takes what we signed, and nothing else.
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pythonWithPackages } from '../python.ts'
import { scratch } from '../scratch.ts'
import { parsed, read, ringfence } from './ringfence.ts'

const test = suite('cli/signed elsewhere')

interface Envelope {
  payload: string
  payloadType: string
  signatures: { sig: string; keyid: string }[]
}

/** Our keys have no name in the envelope, so the verifier gives its own the same. */
const prover = `
import json, sys
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from securesystemslib.dsse import Envelope
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import SSlibKey
for case in json.load(sys.stdin):
    key = SSlibKey.from_crypto(load_pem_public_key(case['key'].encode()))
    key.keyid = ''
    try:
        Envelope.from_dict(case['envelope']).verify([key], 1)
        print('proven')
    except VerificationError:
        print('refused')
`

function keysOf(name: 'ed25519' | 'p256') {
  const { privateKey, publicKey } =
    name === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  return {
    name,
    private: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    public: publicKey.export({ type: 'spki', format: 'pem' }),
  }
}

async function envelopeBy(key: ReturnType<typeof keysOf>): Promise<Envelope> {
  const folder = scratch()
  writeFileSync(join(folder, 'key.pem'), key.private, { mode: 0o600 })
  const args = ['demo', '-q', '--fail-on', 'none', '-o', 'out', '--sign-key', 'key.pem']
  const { code, stderr } = await ringfence(args, { cwd: folder })
  assert.is(code, 0, stderr)
  return parsed<{ dsseEnvelope: Envelope }>(read(join(folder, 'out'), 'attestation.sigstore.json')).dsseEnvelope
}

const python = await pythonWithPackages()
if (typeof python === 'object')
  test('skipped: 1 signature that securesystemslib would prove', () =>
    console.log(`skipped: 1 signature that securesystemslib would prove (${python.skipped})`))
else
  test('securesystemslib takes our signature by either kind of key, and no other statement, kind of statement or key', async () => {
    const keys = [keysOf('ed25519'), keysOf('p256')] as const
    const other = { ed25519: keysOf('ed25519').public, p256: keysOf('p256').public }
    const cases: { what: string; key: string | Buffer; envelope: Envelope; expected: string }[] = []
    for (const key of keys) {
      const envelope = await envelopeBy(key)
      const text = Buffer.from(envelope.payload, 'base64').toString()
      const passed = Buffer.from(text.replace('WARNED', 'PASSED')).toString('base64')
      assert.is.not(passed, envelope.payload)
      cases.push(
        { what: `${key.name}, as it was signed`, key: key.public, envelope, expected: 'proven' },
        { what: `${key.name}, another key`, key: other[key.name], envelope, expected: 'refused' },
        {
          what: `${key.name}, another result`,
          key: key.public,
          envelope: { ...envelope, payload: passed },
          expected: 'refused',
        },
        {
          what: `${key.name}, another kind`,
          key: key.public,
          envelope: { ...envelope, payloadType: 'text/plain' },
          expected: 'refused',
        },
      )
    }
    const said = execFileSync(python, ['-c', prover], { encoding: 'utf8', input: JSON.stringify(cases) })
    const found = said.trimEnd().split('\n')
    assert.equal(
      cases.map(({ what }, index) => `${what}: ${found[index]}`),
      cases.map(({ what, expected }) => `${what}: ${expected}`),
    )
  })

test.run()
