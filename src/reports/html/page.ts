// The page as a whole: its policy of content, its contents, its sections in their order.
import { createHash } from 'node:crypto'
import { coverageSection } from './coverage-section.ts'
import type { Gathered } from './gathered.ts'
import { headSection, identitySection } from './head-section.ts'
import { lawAnchor, lawsSections } from './laws-section.ts'
import { controlsSection, copiesSection, findingsSection, limitsSection, storesSection } from './lists-sections.ts'
import { mapSection } from './map-section.ts'
import { html, type Markup, ours } from './markup.ts'
import { pageScript } from './page-script.ts'
import { soonSection } from './soon-section.ts'
import { style } from './style.ts'
import { pageData, whatIfBar, whatIfSection } from './what-if-section.ts'
import { words } from './words.ts'

/** Piece by piece, because the lists are long. */
export function* page(facts: Gathered): Generator<string> {
  yield open(facts).markup
  for (const section of sections) yield section(facts).markup
  yield html`</main><footer class="m sm"><p>${words.lead.notAdvice}</p></footer>${whatIfBar}${pageData(facts)}${ours(`<script>${pageScript}</script>`)}</body></html>
`.markup
}

const sections: readonly ((facts: Gathered) => Markup)[] = [
  coverageSection,
  mapSection,
  soonSection,
  lawsSections,
  whatIfSection,
  controlsSection,
  copiesSection,
  findingsSection,
  storesSection,
  identitySection,
  limitsSection,
]

const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing is loaded, sent or framed; the one style and the one script are those of this build. */
const policy = [
  "default-src 'none'",
  `style-src ${digest(style)}`,
  `script-src ${digest(pageScript)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const open = (facts: Gathered): Markup =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${ours(policy)}" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${words.title(facts.identity.id)}</title>
        ${ours(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a> ${headSection(facts)}${contents(facts)}
        <main id="main" tabindex="-1">
     `

function contents({ rulebook }: Gathered): Markup {
  const before: [string, string][] = [
    ['coverage', words.coverage.nav],
    ['map', words.map.nav],
    ['soon', words.soon.nav],
  ]
  const after: [string, string][] = [
    ['what-if', words.whatIf.nav],
    ['controls', words.protection.nav],
    ['copies', words.copies.nav],
    ['all-findings', words.findings.nav],
    ['stores', words.stores.nav],
    ['run', words.identity.title],
    ['limits', words.limits.nav],
  ]
  const link = ([id, name]: [string, string]) => html`<li><a href="#${id}">${name}</a>`
  const laws = rulebook.laws.map(({ short }, index) => html`<li><a href="#${lawAnchor(index)}">${short}</a>`)
  return html`<nav aria-label="${words.contents}">
    <ul>
      ${before.map(link)}${laws}${after.map(link)}
    </ul>
  </nav>`
}
