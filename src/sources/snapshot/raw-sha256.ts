// The digest of a body as it was read: over its compact JSON, so that neither indentation nor the file around it matters.
import { sha256 } from '../../runtime/sha256.ts'

export const rawSha256 = (body: unknown): string => sha256(JSON.stringify(body))
