// A certificate for this machine, made for one run of the tests: clients trust it by NODE_EXTRA_CA_CERTS.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scratch } from '../scratch.ts'

export interface Certificate {
  key: string
  cert: string
  /** Where the certificate is. */
  path: string
}

/** Undefined where there is no openssl. */
export function selfSigned(): Certificate | undefined {
  const folder = scratch()
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1'
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  try {
    execFileSync('openssl', [...args, '-subj', '/CN=localhost', '-addext', names, '-keyout', key, '-out', cert], {
      stdio: 'ignore',
    })
  } catch {
    return undefined
  }
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8'), path: cert }
}
