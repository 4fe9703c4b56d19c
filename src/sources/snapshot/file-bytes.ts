// The bytes of one file, unpacked where it begins as gzip does, whatever it is called.
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { fetchAgain, refusedBySystem, unreadable } from './unreadable.ts'

/** Ends only when the file was read to its end; whatever stands in the way is an explained error. */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    const { packed, size } = await beginning(path)
    yield* packed ? unpacked(path, size) : createReadStream(path)
  } catch (error) {
    throw refusedBySystem(path, error) ?? error
  }
}

async function beginning(path: string): Promise<{ packed: boolean; size: number }> {
  const file = await open(path)
  try {
    return { packed: await isGzip(file), size: (await file.stat()).size }
  } finally {
    await file.close()
  }
}

async function isGzip(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
}

async function* unpacked(path: string, size: number): AsyncGenerator<Uint8Array> {
  const source = createReadStream(path)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  try {
    yield* source.pipe(gunzip)
  } catch (error) {
    throw refusedByZlib(path, error) ?? error
  } finally {
    source.destroy()
    gunzip.destroy()
  }
  // zlib stops at the end of the last packed part and says nothing of what follows.
  if (gunzip.bytesWritten !== size) throw unreadable(path, 'something follows the end of the gzip data', fetchAgain)
}

function refusedByZlib(path: string, error: unknown) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'Z_BUF_ERROR') return unreadable(path, 'its gzip data is cut off', fetchAgain)
  if (typeof code === 'string' && code.startsWith('Z_')) return unreadable(path, 'its gzip data is damaged', fetchAgain)
  return undefined
}
