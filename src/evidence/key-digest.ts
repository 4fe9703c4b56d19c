// A short name for the key of a resource, where a million of them must fit into memory.
import { hash } from 'node:crypto'

/** As JSON, which tells halves of surrogates apart where UTF-8 does not. */
export const keyDigest = (key: string): string => hash('sha256', JSON.stringify(key), 'base64').slice(0, 20)
