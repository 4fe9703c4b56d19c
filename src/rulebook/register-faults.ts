// What an entry of the transfer register may not say beside the rest of the config: a law out of play, a stranger, an end before the beginning.
import type { Complaint } from './complaint.ts'
import type { WrittenConfig } from './config-shape.ts'
import type { WrittenTransfer } from './config-transfers.ts'
import type { Rules } from './load-rules.ts'
import { periodFaults } from './period.ts'
import { listed, quoted } from './quoted.ts'
import { meant } from './shapes.ts'
import type { Fault, YamlFile } from './yaml-file.ts'

export const registerFaults = (file: YamlFile, config: WrittenConfig, rules: Rules): Complaint[] =>
  (config.transfers ?? []).flatMap((entry, index) => [
    ...faultsOf(entry, config, rules).map(({ key, fault }) => file.complain(['transfers', index, key], fault)),
    ...periodFaults(file, ['transfers', index, 'valid'], entry.valid, 'entry'),
  ])

interface FaultAt {
  key: string
  fault: Fault
}

const faultsOf = (entry: WrittenTransfer, { laws, entities }: WrittenConfig, { bases, usual }: Rules): FaultAt[] => [
  ...outOfPlay(entry, laws ?? usual, bases),
  ...strayFallback(entry, bases),
  ...strangers(entry, entities),
]

function outOfPlay({ basis }: WrittenTransfer, laws: readonly string[], bases: Rules['bases']): FaultAt[] {
  const law = bases.get(basis)?.law ?? ''
  if (laws.includes(law)) return []
  const fault = {
    what: `${quoted(basis)} is a basis of ${law}, which is not in play`,
    why: `the laws in play are ${listed(laws)}`,
    mend: `Add ${law} to laws, or remove the entry`,
  }
  return [{ key: 'basis', fault }]
}

function strayFallback({ basis, fallback }: WrittenTransfer, bases: Rules['bases']): FaultAt[] {
  const law = bases.get(basis)?.law ?? ''
  const other = fallback === undefined ? undefined : bases.get(fallback)?.law
  if (fallback === basis) return [{ key: 'fallback', fault: fallsBackOnItself }]
  return other === undefined || other === law ? [] : [{ key: 'fallback', fault: ofAnotherLaw(fallback, law) }]
}

const fallsBackOnItself = {
  what: 'the fallback is the basis itself',
  why: 'whatever takes the basis away takes both',
  mend: 'Name another basis, or remove the fallback',
}

const ofAnotherLaw = (fallback: unknown, law: string): Fault => ({
  what: `${quoted(fallback)} is no basis of ${law}`,
  why: 'what one law allows is no answer to another',
  mend: `Name a basis of ${law}, or write an entry of its own`,
})

/** Without `entities` nobody is known, and the entry fits nowhere until somebody is. */
function strangers(entry: WrittenTransfer, entities: WrittenConfig['entities']): FaultAt[] {
  if (entities === undefined) return []
  const names = Object.keys(entities)
  return (['from', 'to'] as const).flatMap((key) => {
    const name = entry[key]
    return name === undefined || names.includes(name) ? [] : [{ key, fault: noEntity(name, names) }]
  })
}

const noEntity = (name: string, names: readonly string[]): Fault => ({
  what: `${quoted(name)} is none of the entities`,
  why: `the entities of this file are ${listed(names.map(quoted))}`,
  mend: meant(name, names, 'Write one of them, or add it to entities'),
})
