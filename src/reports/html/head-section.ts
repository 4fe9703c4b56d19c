// The top of the page: what the result is in three sentences, the totals, and which run this is.
import type { Gathered } from './gathered.ts'
import { grouped } from '../terminal/layout.ts'
import { classOf } from './badge.ts'
import { clipped, html, type Markup, nothing } from './markup.ts'
import { endingBases } from './soon-rows.ts'
import { type Mark, words } from './words.ts'

export function headSection(facts: Gathered): Markup {
  const { identity, comparedWith } = facts
  return html`<header>
    <h1>${words.heading}</h1>
    ${questionMarkup(identity.without, comparedWith, identity.now)}
    <p class="lead">${leadOf(facts)}</p>
    ${totals(facts)}
    <p class="m sm">${words.lead.notAdvice}</p>
  </header>`
}

function questionMarkup(without: readonly string[] | undefined, comparedWith: string | undefined, now: string): Markup {
  const [day, before] = [now.slice(0, 10), comparedWith?.slice(0, 10)]
  return html`${without?.length ? html`<p class="asked">${words.asked.without(without.join(', '))}</p>` : nothing}${before !== undefined && before !== day ? html`<p class="asked">${words.asked.day(day, before)}</p>` : nothing}`
}

function leadOf(facts: Gathered): string {
  const { rulebook, summary, refusedCopies, unreadCopies } = facts
  const { checks, accepted, ownerless } = summary.unknown
  const ending = endingBases(facts).length
  return [
    refusedCopies === 0 ? words.lead.noneRefused : words.lead.refused(refusedCopies),
    ...(ending === 0 ? [] : [words.lead.soon(ending, rulebook.expiringDays)]),
    ...(unreadCopies === 0 ? [] : [words.lead.unreadCopies(unreadCopies)]),
    words.lead.unknown(checks - accepted, ownerless),
    words.lead.result(summary.exit.code, summary.exit.why),
  ].join(' ')
}

function totals({ summary, stores, flows }: Gathered): Markup {
  const t = words.totals
  const cell = (name: string, count: number, mark?: Mark, aside = '') =>
    html`<div>
      <dt>${name}
      <dd class=${mark === undefined || count === 0 ? html`n0` : classOf(mark)}>
        ${grouped(count)}${aside === '' ? nothing : html` <small>${aside}</small>`}
    </div>`
  const { byStatus } = summary.findings
  return html`<dl class="tot">
    ${[
      cell(t.resources, summary.population),
      cell(t.stores, stores.count),
      cell(t.leaving, flows.leaving, undefined, flows.unresolved > 0 ? t.countryUnknown(flows.unresolved) : ''),
      cell(t.failed, byStatus.fail, 'fail'),
      cell(t.undeclared, byStatus.undeclared, 'undeclared'),
      cell(
        t.unknown,
        summary.unknown.checks,
        'unknown',
        summary.unknown.accepted > 0 ? t.accepted(summary.unknown.accepted) : '',
      ),
    ]}
  </dl>`
}

export function identitySection({ identity, seen, rulebook }: Gathered): Markup {
  const i = words.identity
  const rows: [string, string][] = [
    [i.scan, identity.id],
    [i.day, identity.now],
    [i.seen, seen.first === '' ? words.notKnown : `${seen.first} – ${seen.last}`],
    [i.scope, [...identity.scope.providers, ...identity.scope.from].map(clipped).join(', ')],
    [i.laws, rulebook.laws.map(({ short, version }) => `${short} ${version}`).join('; ')],
    [i.config, rulebook.config.file === null ? i.noConfig : `${rulebook.config.file} ${identity.configDigest}`],
    [i.tool, identity.toolVersion],
    [i.rules, `${identity.rulesVersion} ${identity.rulesDigest}`],
    [i.policies, identity.policyDigest],
    [i.sources, identity.sourceDigest],
  ]
  return html`<section id="run">
    <h2>${i.title}</h2>
    <p class="m">${i.intro}</p>
    <dl class="kv">
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}
            <dd><code>${value}</code>`,
      )}
    </dl>
  </section>`
}
