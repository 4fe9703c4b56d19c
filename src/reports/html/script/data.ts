// What the page hands to its script.

export interface Rung {
  class: string
  mark: string
  text: string
  decision?: string
}

export interface Steps {
  law: string
  count: number
  rungs: Rung[]
}

export interface Data {
  words: Record<string, string>
  steps: Steps[]
  /** Which steps, the number of the store, its name, the place. */
  rows: [number, number, string, string][]
}

export const data = JSON.parse(document.querySelector('#data')?.textContent ?? '{}') as Data // `as`: written by what-if-section.ts

export const word = (name: string): string => data.words[name] ?? name
