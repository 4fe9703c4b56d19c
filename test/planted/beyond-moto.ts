// What AWS says of the planted estate and moto leaves out of its answers: put in on the way.
import type { Called } from '../servers/refusing-proxy.ts'
import type { Book } from './truth.ts'

type Mend = (text: string, call: Called) => string

/** By the call, as `service:operation`. */
const mends = (book: Book): Readonly<Record<string, Mend>> => ({
  // A volume that was made empty has an empty element.
  'ec2:DescribeVolumes': (text) => text.replaceAll('<volumeType>', '<snapshotId/><volumeType>'),
  'ec2:DescribeSnapshots': (text, { region }) =>
    copiesNameNoVolume(text, book).replaceAll(
      /<encrypted>true<\/encrypted>(?!<kmsKeyId>)/g, // it names the key of a copy only
      `<encrypted>true</encrypted><kmsKeyId>${book.get(`key of ${region}`)}</kmsKeyId>`,
    ),
  'rds:DescribeDBSnapshots': (text) =>
    text.replace(
      `<DBSnapshotArn>${book.get('snapshot orders-kept-virginia')}</DBSnapshotArn>`,
      `$&<SourceRegion>eu-west-1</SourceRegion><SourceDBSnapshotIdentifier>${book.get('snapshot orders-kept')}</SourceDBSnapshotIdentifier>`,
    ),
})

/** "should not be used for any purpose", says the documentation of the id that the copy of a snapshot has. */
function copiesNameNoVolume(text: string, book: Book): string {
  const copies = ['snapshot kept, in Virginia', 'snapshot kept, in Ireland'].map(
    (name) => book.get(name)?.split('/')[1],
  )
  return text.replaceAll(/(<snapshotId>([^<]+)<\/snapshotId><volumeId>)[^<]+/g, (whole, before: string, id: string) =>
    copies.includes(id) ? `${before}vol-ffffffff` : whole,
  )
}

export function mendedFor(book: Book) {
  const all = mends(book)
  return (call: Called): ((text: string) => string) | undefined => {
    const mend = all[`${call.service}:${call.operation}`]
    return mend && ((text) => mend(text, call))
  }
}
