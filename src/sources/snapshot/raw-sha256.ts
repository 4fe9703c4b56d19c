// The digest of a body as it was read: over its compact JSON, so that neither indentation nor the file around it matters.
import { createHash } from 'node:crypto'

export const rawSha256 = (body: unknown): string => createHash('sha256').update(JSON.stringify(body)).digest('hex')
