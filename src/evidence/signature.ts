// Signs and proves an attestation: a DSSE envelope in a sigstore bundle, by a key of one's own (Ed25519 or P-256), without any service.
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import * as v from 'valibot'
import { explained } from '../model/errors.ts'

const payloadType = 'application/vnd.in-toto+json'
const mediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json'

const base64 = v.pipe(v.string(), v.base64())

/** https://github.com/sigstore/protobuf-specs, bundle v0.3, of which only what a key of one's own needs. */
const bundleSchema = v.object({
  mediaType: v.literal(mediaType),
  verificationMaterial: v.object({ publicKey: v.object({ hint: v.string() }) }),
  dsseEnvelope: v.object({
    payload: base64,
    payloadType: v.literal(payloadType),
    signatures: v.tuple([v.object({ sig: base64, keyid: v.string() })]),
  }),
})

/** `statement`: as JSON, which is signed byte for byte. */
export function signedBundle(statement: string, key: KeyObject) {
  const payload = Buffer.from(statement)
  const sig = sign(digestFor(key), encoded(payload), key).toString('base64')
  return {
    mediaType,
    // cosign finds no signature where the key has a name: both stay empty, and the digest of the key is in the statement.
    verificationMaterial: { publicKey: { hint: '' } },
    dsseEnvelope: { payload: payload.toString('base64'), payloadType, signatures: [{ sig, keyid: '' }] },
  }
}

export type Opened =
  | { statement: string; signed: 'by this key' | 'by another key' | 'key not named' }
  | { broken: string }

/** Nothing of the statement is to be believed but under a key that the reader has named. */
export function openedBundle(text: string, key: KeyObject | undefined): Opened {
  const bundle = v.safeParse(v.pipe(v.string(), v.parseJson(), bundleSchema), text)
  if (!bundle.success) return { broken: v.summarize(bundle.issues) }
  const { payload, signatures } = bundle.output.dsseEnvelope
  const bytes = Buffer.from(payload, 'base64')
  const statement = bytes.toString('utf8')
  if (key === undefined) return { statement, signed: 'key not named' }
  const fits = verify(digestFor(key), encoded(bytes), key, Buffer.from(signatures[0].sig, 'base64'))
  return { statement, signed: fits ? 'by this key' : 'by another key' }
}

/** What is signed: the payload, with its kind and both their lengths before it. */
function encoded(payload: Buffer): Buffer {
  const head = `DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `
  return Buffer.concat([Buffer.from(head), payload])
}

/** Ed25519 has its own digest. */
const digestFor = (key: KeyObject): 'sha256' | null => (key.asymmetricKeyType === 'ed25519' ? null : 'sha256')

/** The sha256 of the public key, as `openssl pkey -pubout -outform DER | sha256sum` prints it. */
export const fingerprintOf = (key: KeyObject): string =>
  hash('sha256', (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' }))

/** Throws where others can read the file, as whoever can read it can sign. */
export async function privateKeyIn(path: string): Promise<KeyObject> {
  const { mode } = await statOf(path, '--sign-key')
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw refused(path, '--sign-key', 'others on this machine can read it', `Keep it to yourself: chmod 600 ${path}`)
  return usable(path, '--sign-key', createPrivateKey, 'openssl genpkey -algorithm ed25519 -out KEY.pem')
}

export async function publicKeyIn(path: string): Promise<KeyObject> {
  await statOf(path, '--key')
  return usable(path, '--key', createPublicKey, 'openssl pkey -in KEY.pem -pubout -out KEY.pub.pem')
}

const statOf = (path: string, flag: string) =>
  stat(path).catch(() => {
    throw refused(path, flag, 'there is no such file', 'Name the file of the key')
  })

async function usable(path: string, flag: string, read: (pem: string) => KeyObject, how: string): Promise<KeyObject> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw refused(path, flag, 'it cannot be read', 'Name a file that you can read')
  })
  const key = keyOf(text, read)
  if (key?.asymmetricKeyType === 'ed25519') return key
  if (key?.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key
  throw refused(path, flag, 'it holds no key of Ed25519 or P-256 without a passphrase', `Make one: ${how}`)
}

function keyOf(text: string, read: (pem: string) => KeyObject): KeyObject | undefined {
  try {
    return read(text)
  } catch {
    return undefined // what is wrong with it, its file must not tell: it may be a secret
  }
}

const refused = (path: string, flag: string, why: string, mend: string) =>
  explained('usage', { what: 'the key was refused', where: `${flag} ${path}`, why, mend })
