// Which services a storage account of Azure has: each has data, settings and logs of its own.

export type StorageService = 'blob' | 'file' | 'queue' | 'table'

/**
 * By its kind and the name of its SKU: https://learn.microsoft.com/azure/storage/common/storage-account-overview#types-of-storage-accounts.
 * A kind that is new to us may have any of them. Its endpoints would not tell: of zone-redundant accounts, says the
 * documentation of the body, only that of blobs is told.
 */
export function storageServices(kind: unknown, sku: unknown): readonly StorageService[] {
  if (isOneOf(kind, 'filestorage')) return ['file']
  if (isOneOf(kind, 'blobstorage', 'blockblobstorage')) return ['blob']
  return isOneOf(kind, 'storage', 'storagev2') && isPremium(sku) ? ['blob'] : ['blob', 'file', 'queue', 'table']
}

const isOneOf = (word: unknown, ...words: string[]): boolean =>
  typeof word === 'string' && words.includes(word.toLowerCase())

/** Its pages of blobs are all that one of these kinds has. */
const isPremium = (sku: unknown): boolean => typeof sku === 'string' && /^premium_/i.test(sku)
