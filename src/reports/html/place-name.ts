// A place in words: its country by name and its region as the provider writes it.
import { countryNames } from './baked-map.ts'
import type { Where } from './gathered.ts'
import { clipped } from './markup.ts'
import { words } from './words.ts'

const names = new Map(Object.entries(countryNames))

export const countryName = (code: string | undefined): string =>
  code === undefined ? words.notKnown : names.has(code) ? `${names.get(code)} (${code})` : code

export const placeName = ({ country, region }: Where): string =>
  country === undefined && region === undefined
    ? words.map.unknownPlace
    : `${countryName(country)}, ${region === undefined ? words.notKnown : clipped(region)}`
