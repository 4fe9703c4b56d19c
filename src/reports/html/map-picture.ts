// The maps as SVG: land, a dot for each place, an arc with a number for each lane; one for the world and one for Europe.
import { europe, grain, type Spot, world } from './baked-map.ts'
import { classOf } from './badge.ts'
import type { Lane, Resting } from './gathered.ts'
import { drawnAt } from './map-points.ts'
import { html, type Markup, nothing, ours } from './markup.ts'
import { placeName } from './place-name.ts'
import { words } from './words.ts'

const m = words.map
type View = 'world' | 'europe'

/** More arcs than these hide each other. */
export const mostArcs = 60

export const mapPictures = (resting: readonly Resting[], lanes: readonly Lane[]): Markup =>
  html`<div class="maps">${picture('world', resting, lanes)}${picture('europe', resting, lanes)}</div>
    ${legend}`

function picture(view: View, resting: readonly Resting[], lanes: readonly Lane[]): Markup {
  const { width, height, land, borders } = view === 'world' ? world : europe
  const scale = ours(`scale(${1 / grain})`)
  return html`<figure class=${ours(view)}>
    <svg viewBox="0 0 ${width} ${height}" role="group" aria-label="${m[view]}">
      <g transform="${scale}" aria-hidden="true">
        <path class="land" d="${ours(land)}" />
        <path class="borders" d="${ours(borders)}" />
      </g>
      ${lanes.slice(0, mostArcs).map((lane, index) => arc(view, lane, index + 1))}${dots(view, resting, lanes)}
    </svg>
    <figcaption>${m[view]}</figcaption>
  </figure>`
}

/** Where copies end of which nobody knows where. */
const nowhere: Spot = [70, 400]

function ends(view: View, { from, to }: Lane): [Spot, Spot] | undefined {
  const [one, other] = [drawnAt(from), drawnAt(to)]
  if (view === 'world') return [one?.world ?? nowhere, other?.world ?? nowhere]
  return one?.europe === undefined || other?.europe === undefined ? undefined : [one.europe, other.europe]
}

function arc(view: View, lane: Lane, number: number): Markup {
  const between = ends(view, lane)
  if (between === undefined) return nothing
  const { path, head, middle } = curve(...between, number)
  const label = m.lane(number, placeName(lane.from), placeName(lane.to), words.marks[lane.worst])
  return html`<a class="arc ${classOf(lane.worst)}" href="#lane-${number}" aria-label="${label}"
    ><path class="line" d="${ours(path)}" /><path class="head" d="${ours(head)}" /><circle
      cx=${middle[0]}
      cy=${middle[1]}
      r="8"
    /><text x=${middle[0]} y=${middle[1]} dy="4">${number}</text></a
  >`
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Bent upwards, each a little otherwise, with its number on the way and its head at the end. */
function curve([x1, y1]: Spot, [x2, y2]: Spot, number: number) {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = Math.hypot(dx, dy)
  if (length < 12) return loop([x1, y1], number)
  const bend = Math.min(90, length * 0.22) + 8 + (number % 4) * 6
  const up = dx >= 0 ? 1 : -1
  const control: Spot = [(x1 + x2) / 2 + (dy / length) * bend * up, (y1 + y2) / 2 - (dx / length) * bend * up]
  const at = (t: number): Spot => [
    round((1 - t) ** 2 * x1 + 2 * t * (1 - t) * control[0] + t ** 2 * x2),
    round((1 - t) ** 2 * y1 + 2 * t * (1 - t) * control[1] + t ** 2 * y2),
  ]
  return {
    path: `M${x1},${y1}Q${control.map(round).join()} ${x2},${y2}`,
    head: arrow([x2, y2], Math.atan2(y2 - control[1], x2 - control[0])),
    middle: at(0.35 + (number % 5) * 0.075),
  }
}

/** Both ends are drawn at one point. */
function loop([x, y]: Spot, number: number) {
  const size = 16 + (number % 4) * 7
  return {
    path: `M${x},${y}c${-size},${-size * 2} ${size},${-size * 2} 0,0`,
    head: arrow([x, y], Math.PI / 3),
    middle: [round(x), round(y - size * 1.5)] as const,
  }
}

function arrow([x, y]: Spot, angle: number): string {
  const corner = (turn: number, far: number) =>
    `${round(x - far * Math.cos(angle + turn))},${round(y - far * Math.sin(angle + turn))}`
  return `M${corner(0, 4)}L${corner(0.42, 13)}L${corner(-0.42, 13)}z`
}

/** Places at one point are one dot, and a label that would lie on another is left out: the table has all of them. */
function dots(view: View, resting: readonly Resting[], lanes: readonly Lane[]): Markup {
  const taken: Spot[] = []
  const seen = new Set<string>()
  const stores = resting.map((where) => ({ where, holds: true }))
  const ending = lanes.slice(0, mostArcs).map(({ to }) => ({ where: to, holds: false }))
  const drawn = [...stores, ...ending].flatMap(({ where, holds }) => {
    const spot = drawnAt(where)?.[view]
    if (spot === undefined || seen.has(spot.join())) return []
    seen.add(spot.join())
    const free = !taken.some(([x, y]) => Math.abs(x - spot[0]) < 26 && Math.abs(y - spot[1]) < 13)
    if (free) taken.push(spot)
    const label = free ? html`<text x=${spot[0]} y=${spot[1]} dx="6" dy="-5">${where.country ?? ''}</text>` : nothing
    return [html`<circle class="dot${ours(holds ? '' : ' end')}" cx=${spot[0]} cy=${spot[1]} r="4" />${label}`]
  })
  const lost = view === 'world' && lanes.slice(0, mostArcs).some(({ from, to }) => !drawnAt(from) || !drawnAt(to))
  const [x, y] = nowhere
  const box = html`<rect class="box" x=${x - 60} y=${y - 14} width="120" height="34" rx="4" /><text
      x=${x - 54}
      y=${y + 12}
      >${m.unknownPlace}</text
    >`
  return html`<g class="dots" aria-hidden="true">${drawn}${lost ? box : nothing}</g>`
}

const legend: Markup = html`<ul class="key" aria-label="${m.legend}">
  ${(['fail', 'unknown', 'undeclared', 'permitted', 'waived', 'pass'] as const).map(
    (mark) =>
      html`<li>
        <svg viewBox="0 0 44 14" aria-hidden="true">
          <g class="arc ${classOf(mark)}">
            <path class="line" d="M0,7H34" />
            <path class="head" d="M42,7L32,3L32,11z" />
          </g></svg
        >${words.marks[mark]}
       `,
  )}
</ul>`
