// The map, and beside it the same facts as tables: where data rests, and the lanes along which it is copied.
import type { Means } from '../../model/place.ts'
import { grouped } from '../terminal/layout.ts'
import { meansWords } from '../terminal/words.ts'
import { badge } from './badge.ts'
import type { Gathered, Lane, Left } from './gathered.ts'
import { mapPictures, mostArcs } from './map-picture.ts'
import { clipped, html, type Markup, nothing } from './markup.ts'
import { countryName, placeName } from './place-name.ts'
import { cells, table } from './table.ts'
import { words } from './words.ts'

const m = words.map

export function mapSection({ resting, restingLeft, lanes, lanesLeft, insideCopies }: Gathered): Markup {
  const places = resting.map(({ what, count }) =>
    cells(countryName(what.country), clipped(what.region ?? words.notKnown), grouped(count), badge(what.worst)),
  )
  return html`<section id="map">
    <h2>${m.title}</h2>
    <p class="m">${m.intro}</p>
    ${mapPictures(
      resting.map(({ what }) => what),
      lanes.map(({ what }) => what),
    )}${lanes.length > mostArcs ? html`<p class="m">${m.undrawn(lanes.length - mostArcs)}</p>` : nothing}
    <div class="two">
      <div>
        ${table({ caption: m.places, columns: [m.country, m.region, m.stores, m.worst], rows: places })}${leftOut(m.placesMore, restingLeft)}
      </div>
      <div>
        ${lanes.length === 0 ? html`<p>${m.noLanes}</p>` : table({ caption: m.lanes, columns: [m.number, m.from, m.to, m.means, m.copies, m.worst], rows: lanes.map(laneRow) })}
        ${leftOut(m.lanesMore, lanesLeft)}${insideCopies > 0 ? html`<p class="m">${m.inside(insideCopies)}</p>` : nothing}
      </div>
    </div>
  </section>`
}

/** The first that came have the room, so that worse may be among the others. */
const leftOut = (told: (count: number) => string, { count, worst }: Left): Markup =>
  count === 0 ? nothing : html`<p class="m">${told(count)} ${m.worstLeft} ${badge(worst)}</p>`

const laneRow = ({ what, count }: { what: Lane; count: number }, index: number): Markup =>
  html`<tr id="lane-${index + 1}">
    <td>${index + 1}
    <td>${placeName(what.from)}
    <td>${placeName(what.to)}
    <td>${[...what.means].map(meansOf).join(', ')}
    <td>${grouped(count)}
    <td>${badge(what.worst)}
   `

const meansOf = (means: Means): string => meansWords[means]
