// A status as a word in a colour with a shape, so that no one of them is needed to read it.
import { html, type Markup } from './markup.ts'
import type { Said } from './said.ts'
import { type Mark, words } from './words.ts'

/** The shape and the colour come with the class. */
const classes: Readonly<Record<Mark, Markup>> = {
  fail: html`fail`,
  expiring: html`expiring`,
  permitted: html`permitted`,
  pass: html`pass`,
  undeclared: html`undeclared`,
  unknown: html`unknown`,
  waived: html`waived`,
  not_applicable: html`none`,
}

export const classOf = (mark: Mark): Markup => classes[mark]

export const badge = (mark: Mark): Markup => html`<b class=${classes[mark]}>${words.marks[mark]}</b>`

export const saidMarkup = ({ mark, words: rest }: Said): Markup =>
  rest === '' ? badge(mark) : html`${badge(mark)} ${rest}`
