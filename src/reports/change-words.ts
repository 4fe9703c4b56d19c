// The headline of a plan: what the change makes of the copies, in one sentence.
import type { Change } from '../model/change.ts'

export function changeWords({ new: added, worse, unchanged, removed, leaving, unresolved }: Change): string {
  const zones = Object.entries(leaving).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const where = [
    ...zones.map(([zone, count]) => `${count} outside ${zone === 'EEA' ? 'the EEA' : zone}`),
    ...(unresolved === 0 ? [] : [`${unresolved} to a country that is not known`]),
  ]
  const news = added + worse === 0 ? 'adds no copy and makes none worse' : newsWords(added, worse, where)
  const rest = [
    ...(removed === 0 ? [] : [`removes ${removed}`]),
    ...(unchanged === 0 ? [] : [`leaves ${unchanged} as before`]),
  ]
  return `This change ${news}${rest.length === 0 ? '' : `; it ${rest.join(' and ')}`}.`
}

function newsWords(added: number, worse: number, where: readonly string[]): string {
  const copies = added === 1 ? '1 copy' : `${added} copies`
  const words = [...(added > 0 ? [`adds ${copies}`] : []), ...(worse > 0 ? [`makes ${worse} worse`] : [])]
  return `${words.join(' and ')}${where.length === 0 ? '' : ` (${where.join(', ')})`}`
}
