// Which operation a call is: of a REST service its path, in which every name of something planted is a star.
import type { Called } from '../servers/refusing-proxy.ts'
import type { Book } from './truth.ts'

export function operationsOf(book: Book): (call: Called) => string {
  const names = new Set([...book.values()].flatMap((id) => [id, ...id.split(/[/:]/)]))
  const starred = (part: string): string => {
    const text = decodeURIComponent(part)
    return text.startsWith('arn:') || (names.has(text) && !apiWords.includes(text)) ? '*' : part
  }
  return ({ service, operation }) => {
    const name = `${service}:${operation.split('/').map(starred).join('/')}`
    return regional.includes(name) ? regional.join('|') : name
  }
}

/** Either tells the regions, so that nothing is missed without one of them. */
const regional = ['account:listRegions', 'ec2:DescribeRegions']

/** Parts of addresses that are also parts of ARNs. */
const apiWords = [
  'backup',
  'file-systems',
  'backup-vaults',
  'distribution',
  'domain',
  'cluster',
  'function',
  'detector',
  'restapis',
  'apis',
  'stages',
]
