// Where each bucket is, which S3 tells in its list and moto does not.

export const withRegions = (text: string, placed: ReadonlyMap<string, string | undefined>): string =>
  text.replaceAll(/<Name>([^<]+)<\/Name>/g, (whole, name: string) => {
    const region = placed.get(name)
    return region === undefined ? whole : `${whole}<BucketRegion>${region}</BucketRegion>`
  })
