// The partitions of AWS: worlds apart, each with its own regions, credentials and one region that answers for the whole.

interface Partition {
  name: string
  /** Where AWS keeps the services that belong to no region. */
  seed: string
  regions: RegExp
}

// https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
const partitions: readonly Partition[] = [
  { name: 'aws', seed: 'us-east-1', regions: /^[a-z]{2}-[a-z]+-\d+$/ },
  { name: 'aws-cn', seed: 'cn-northwest-1', regions: /^cn-[a-z]+-\d+$/ },
  { name: 'aws-us-gov', seed: 'us-gov-west-1', regions: /^us-gov-[a-z]+-\d+$/ },
  { name: 'aws-eusc', seed: 'eusc-de-east-1', regions: /^eusc-[a-z]+-[a-z]+-\d+$/ },
  { name: 'aws-iso', seed: 'us-iso-east-1', regions: /^us-iso-[a-z]+-\d+$/ },
  { name: 'aws-iso-b', seed: 'us-isob-east-1', regions: /^us-isob-[a-z]+-\d+$/ },
  { name: 'aws-iso-e', seed: 'eu-isoe-west-1', regions: /^eu-isoe-[a-z]+-\d+$/ },
  { name: 'aws-iso-f', seed: 'us-isof-south-1', regions: /^us-isof-[a-z]+-\d+$/ },
]

/** The first partition's names have the plainest form, so that China's fit it too. */
export const partitionOf = (region: string): string | undefined =>
  partitions.findLast(({ regions }) => regions.test(region))?.name

export const isIn = (partition: string, region: string): boolean => partitionOf(region) === partition

export const seedOf = (partition: string): string =>
  partitions.find(({ name }) => name === partition)?.seed ?? 'us-east-1'
