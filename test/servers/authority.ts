// A loopback authority: it gives id tokens to a workflow, and tokens for Azure to whoever shows one of them.
import { once } from 'node:events'
import { createServer } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Certificate } from './certificate.ts'

export interface Authority extends AsyncDisposable {
  endpoint: string
  /** What was asked of it, each with its body. */
  asked: { path: string; body: string; authorization: string | undefined }[]
}

export const tenant = '0a1b2c3d-0000-4000-8000-00000000000a'
export const app = '0a1b2c3d-0000-4000-8000-00000000000b'

const part = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url')

/** Nobody checks its signature but Azure. */
export const azureToken = [part({ alg: 'none' }), part({ tid: tenant, appid: app, idtyp: 'app' }), 'signature'].join(
  '.',
)

/** `refuse`: no token for anybody. */
export async function authority({ key, cert }: Certificate, { refuse = false } = {}): Promise<Authority> {
  const asked: Authority['asked'] = []
  const server = createServer({ key, cert }, (question, reply) => void handle(question, reply))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // `as`: it listens on a port, not on a pipe
  const endpoint = `https://localhost:${port}`

  async function handle(question: IncomingMessage, reply: ServerResponse): Promise<void> {
    const path = question.url ?? '/'
    const body = Buffer.concat(await question.toArray()).toString()
    asked.push({ path, body, authorization: question.headers.authorization })
    const [status, told] = answerTo(path)
    reply.writeHead(status, { 'content-type': 'application/json' })
    reply.end(JSON.stringify(told))
  }

  function answerTo(path: string): [status: number, body: object] {
    const here = `${endpoint}/${tenant}/oauth2/v2.0`
    if (path.includes('/openid-configuration'))
      return [
        200,
        {
          issuer: `${endpoint}/${tenant}/v2.0`,
          authorization_endpoint: `${here}/authorize`,
          token_endpoint: `${here}/token`,
          jwks_uri: `${here}/keys`,
        },
      ]
    if (path.startsWith('/id-token'))
      return [200, { value: [part({ alg: 'none' }), part({ sub: 'workflow' }), 'x'].join('.') }]
    if (refuse) return [401, { error: 'invalid_client', error_description: 'AADSTS700016: secret words' }]
    return [200, { token_type: 'Bearer', expires_in: 3599, access_token: azureToken }]
  }

  return {
    endpoint,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
