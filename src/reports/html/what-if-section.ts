// What if a decision falls: what the same policies say after, as a table, and as data that the switches of the page step through.
import { grouped } from '../terminal/layout.ts'
import { classOf, saidMarkup } from './badge.ts'
import type { Gathered, Steps } from './gathered.ts'
import { html, type Markup, nothing, scriptJson } from './markup.ts'
import { countryName } from './place-name.ts'
import { table } from './table.ts'
import { words } from './words.ts'

const w = words.whatIf

export function whatIfSection(facts: Gathered): Markup {
  const { askedFallen, steps } = facts
  return html`<section id="what-if">
    <h2>${w.title}</h2>
    <p class="m">${w.intro}</p>
    ${
      !askedFallen
        ? html`<p class="asked">${w.notAsked}</p>`
        : steps.length === 0
          ? html`<p>${w.none}</p>`
          : asked(facts)
    }
  </section>`
}

function asked(facts: Gathered): Markup {
  const { steps, stepsLeft } = facts
  const sorted = steps.toSorted((one, other) => {
    const [a, b] = [firstOf(one.what), firstOf(other.what)]
    return a < b ? -1 : a > b ? 1 : other.count - one.count
  })
  return html`${switches(facts)}${table({
    caption: w.caption,
    columns: [w.decision, w.law, w.country, w.places, w.now, w.after],
    rows: sorted.map(({ what, count }) => row(what, count)),
  })}${stepsLeft > 0 ? html`<p class="m">${w.stepsMore(stepsLeft)}</p>` : nothing}`
}

const firstOf = ({ rungs }: Steps): string => rungs[0]?.decision ?? ''

function row({ law, country, rungs }: Steps, count: number): Markup {
  const [now, ...later] = rungs
  const then = later.map((rung, index) =>
    index === 0 ? saidMarkup(rung) : html`; ${w.andThen(later[index - 1]?.decision ?? '')} ${saidMarkup(rung)}`,
  )
  return html`<tr>
    <td>${now?.decision}
    <td>${law.short}
    <td>${countryName(country)}
    <td>${grouped(count)}
    <td>${now && saidMarkup(now)}
    <td>${then}
   `
}

/** Nothing without a script, so they show themselves. */
function switches({ steps, rulebook }: Gathered): Markup {
  const rows = rulebook.laws.flatMap(({ adequacy }) => adequacy)
  const options = decisionsIn(steps).map((id) => {
    const found = rows.find((one) => one.id === id)
    return html`<label class="sw"
      ><input type="checkbox" value="${id}" /><span
        ><b>${id}</b>
        ${found?.instrument}${found?.challenged === undefined ? nothing : html` (${words.says.contested(found.challenged)})`}</span
      ></label
    >`
  })
  return html`<div id="switches" hidden>
    <fieldset>
      <legend>${w.legend}</legend>
      ${options}
    </fieldset>
    <div id="answer" aria-live="polite"></div>
  </div>`
}

export const decisionsIn = (steps: Gathered['steps']): string[] =>
  [...new Set(steps.flatMap(({ what }) => what.rungs.flatMap(({ decision }) => decision ?? [])))].toSorted()

export const whatIfBar: Markup = html`<div id="bar" role="status" hidden>
  <span>${w.bar}</span> <button type="button">${w.reset}</button>
</div>`

/** Everything that the script knows; the words are ours, the names are escaped where they are shown. */
export function pageData({ steps, stepsLeft, falling, identity }: Gathered): Markup {
  const index = new Map(steps.map(({ what }, place) => [what, place]))
  const data = {
    words: {
      ...words.script,
      ...scriptWords,
      command: w.command(identity.now, identity.without ?? []),
      untold: stepsLeft > 0 ? w.stepsMore(stepsLeft) : '',
    },
    steps: steps.map(({ what, count }) => ({
      law: what.law.short,
      count,
      rungs: what.rungs.map(({ mark, words: text, decision }) => ({
        class: classOf(mark).markup,
        mark: words.marks[mark],
        text,
        ...(decision === undefined ? {} : { decision }),
      })),
    })),
    rows: falling.map(({ steps: group, number, store, place }) => [index.get(group) ?? -1, number, store, place]),
  }
  return html`<script type="application/json" id="data">
    ${scriptJson(data)}
  </script>`
}

const { law, places, store, where, now, after, changed, same, unchanged, moreChanged, outcome } = w
const scriptWords = { law, places, store, where, now, after, changed, same, unchanged, moreChanged, outcome }
