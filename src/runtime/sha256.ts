// The name of a content: equal bytes have an equal digest, on every machine.
import { hash } from 'node:crypto'

/** 64 hexadecimal digits; a text is taken as UTF-8. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content, 'hex')
