// Whose data a law that somebody brings along speaks about: people of ours, whose laws it joins, or people of its own.
import * as v from 'valibot'
import type { People } from '../model/rulebook.ts'
import type { Complaint } from './complaint.ts'
import { namesNobody, nobody } from './people.ts'
import { quoted } from './quoted.ts'
import { tableOf, text } from './shapes.ts'
import { id } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

/** Id → title; null for people who have one already. */
export const concernedPeople = tableOf(id, v.nullable(text))

interface Written {
  concerns: 'people' | 'everyone'
  people?: Record<string, string | null>
}

export function concernedFaults(
  file: YamlFile,
  { concerns, people }: Written,
  known: ReadonlyMap<string, People>,
): Complaint[] {
  if (concerns === 'everyone') return people === undefined ? [] : [file.complain(['people'], needless, 'key')]
  const named = Object.entries(people ?? {})
  if (named.length === 0) return [file.complain(people === undefined ? ['concerns'] : ['people'], nobodys)]
  return named.flatMap(([name, title]) => {
    const at = ['people', name]
    if (name === nobody) return file.complain(at, namesNobody, 'key')
    const theirs = known.get(name)?.title
    if (theirs === undefined) return title === null ? file.complain(at, untitled(name), 'key') : []
    return title === null || title === theirs ? [] : file.complain(at, titledTwice(name, theirs))
  })
}

/** Whoever is known keeps the title and the laws there are, and comes under this one too. */
export const widened = (
  known: ReadonlyMap<string, People>,
  law: string,
  people: Record<string, string | null>,
): ReadonlyMap<string, People> =>
  new Map([
    ...known,
    ...Object.entries(people).map(([name, title]): [string, People] => {
      const { laws, title: theirs } = known.get(name) ?? { laws: [], title: title ?? name }
      return [name, { id: name, laws: [...laws, law], title: theirs }]
    }),
  ])

const needless = {
  what: 'people are named',
  why: 'a law that concerns everyone is asked whosever the data is',
  mend: 'Remove them, or write concerns: people',
}

const nobodys = {
  what: 'the law concerns people and names none',
  why: 'nobody could declare data that it speaks about',
  mend: 'Name them under people, as id: title, or write concerns: everyone',
}

const untitled = (name: string) => ({
  what: `nobody is called ${quoted(name)} yet`,
  why: 'people who are named for the first time need a title',
  mend: 'Write one, or an id of rules/people.yaml',
})

const titledTwice = (name: string, title: string) => ({
  what: `${quoted(name)} has the title ${quoted(title)} already`,
  why: 'two titles would make two of the same people',
  mend: `Write ${name}: null to mean them, or use another id`,
})
