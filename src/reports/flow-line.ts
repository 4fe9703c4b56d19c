// The geometry of a copy, as RFC 7946 wants it: longitude first, and cut where it crosses the antimeridian (3.1.9).
import type { Coordinates } from './region-coordinates.ts'

export type FlowLine =
  | { type: 'Point'; coordinates: Coordinates }
  | { type: 'LineString'; coordinates: [Coordinates, Coordinates] }
  | { type: 'MultiLineString'; coordinates: [[Coordinates, Coordinates], [Coordinates, Coordinates]] }

/** The shorter way round. */
export function flowLine(from: Coordinates, to: Coordinates): FlowLine {
  const [west, south] = from
  const [east, north] = to
  const far = east - west
  if (far === 0 && south === north) return { type: 'Point', coordinates: from }
  if (Math.abs(far) <= 180) return { type: 'LineString', coordinates: [from, to] }
  // Eastwards it leaves the map at 180 and comes back at -180; westwards the other way about.
  const edge = far < 0 ? 180 : -180
  const part = (edge - west) / (far + 2 * edge)
  const latitude = Math.round((south + part * (north - south)) * 1e4) / 1e4
  return {
    type: 'MultiLineString',
    coordinates: [
      [from, [edge, latitude]],
      [[-edge, latitude], to],
    ],
  }
}
