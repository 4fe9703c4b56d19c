// What RFC 7946 asks of a collection of features, written from its text: the members, the positions, and lines that do not cross the antimeridian.
import { isRecord } from '../../../src/model/json.ts'

/** What is wrong with a document, by the section that says so; empty: nothing. */
export function lintGeoJson(document: unknown): string[] {
  if (!isRecord(document) || document['type'] !== 'FeatureCollection') return ['3.3: it is no collection of features']
  const { features } = document
  if (!Array.isArray(features)) return ['3.3: features is no list']
  return [
    ...foreign(document, ['geometry', 'properties', 'coordinates', 'geometries']),
    ...('crs' in document ? ['4: a crs of its own'] : []),
    ...features.flatMap((feature: unknown, index) => featureProblems(feature).map((one) => `feature ${index}: ${one}`)),
  ]
}

function featureProblems(feature: unknown): string[] {
  if (!isRecord(feature) || feature['type'] !== 'Feature') return ['3.2: it is no feature']
  const { geometry, properties } = feature
  return [
    ...foreign(feature, ['features', 'coordinates', 'geometries']),
    ...(properties === null || isRecord(properties) ? [] : ['3.2: properties are neither an object nor null']),
    ...(geometry === null ? [] : geometryProblems(geometry)),
  ]
}

/** 7.1: what defines one kind of object may stand in no other. */
const foreign = (object: object, names: readonly string[]): string[] =>
  names.flatMap((name) => (name in object ? [`7.1: ${name} belongs to another kind of object`] : []))

function geometryProblems(geometry: unknown): string[] {
  if (!isRecord(geometry)) return ['3.2: the geometry is missing']
  const { type, coordinates } = geometry
  if (type === 'Point') return positionProblems(coordinates)
  if (type === 'LineString') return lineProblems(coordinates)
  if (type !== 'MultiLineString') return [`3.1: ${String(type)} is no geometry of a copy`]
  if (!Array.isArray(coordinates) || coordinates.length === 0) return ['3.1.5: it has no lines']
  return coordinates.flatMap(lineProblems)
}

function lineProblems(line: unknown): string[] {
  if (!Array.isArray(line) || line.length < 2) return ['3.1.4: a line of fewer than two positions']
  const problems = line.flatMap(positionProblems)
  if (problems.length > 0) return problems
  const longitudes = line.map(([longitude]: number[]) => longitude ?? 0)
  const crosses = longitudes.some((one, index) => index > 0 && Math.abs(one - (longitudes[index - 1] ?? 0)) > 180)
  return crosses ? ['3.1.9: the line crosses the antimeridian'] : []
}

function positionProblems(position: unknown): string[] {
  if (!Array.isArray(position) || position.length !== 2) return ['3.1.1: a position of more or fewer than two numbers']
  const [longitude, latitude] = position as unknown[] // `as`: an array of whatever
  if (!isWithin(longitude, 180)) return [`3.1.1: a longitude of ${String(longitude)}`]
  return isWithin(latitude, 90) ? [] : [`3.1.1: a latitude of ${String(latitude)}`]
}

const isWithin = (value: unknown, most: number): boolean => typeof value === 'number' && Math.abs(value) <= most
