// The texts of a new control and of its test, by what the facet holds: they compile, and pass, as they are.
import { factsIn } from './own-schema.ts'

/** `schema`: the text of policies/input.schema.json. `facet`: one of it, or `places`. */
export function scaffoldTexts(
  schema: string,
  facet: string,
  name: string,
  id: string,
): { control: string; test: string } {
  const [control, test] = facet === 'places' ? placeBodies(name) : facetBodies(schema, facet, name)
  return { control: metadata(id, name) + control, test }
}

const metadata = (id: string, name: string): string => `# METADATA
# title: ${sentence(name)}
# description: Say here why it must hold.
# custom:
#   id: ${id}
#   severity: {global: low, regional: medium, edge: high, unclassified: medium}
#   remediation: Say here what to do about it.
`

const sentence = (name: string): string => {
  const words = name.replaceAll('_', ' ')
  return JSON.stringify(words.charAt(0).toUpperCase() + words.slice(1))
}

interface Sample {
  call: string
  pass: string
  fail: string
  /** As the library says what it wanted. */
  expected: string
}

/** By what a fact holds when it is known. The first fact that can be yes or no is the easiest to begin with. */
function sampleOf(schema: string, facet: string): Sample & { fact: string } {
  const facts = Object.entries(factsIn(schema, facet)).map(([fact, { anyOf }]) => ({
    fact,
    type: anyOf[0]?.properties.known?.type,
  }))
  const chosen =
    facts.find(({ type }) => type === 'boolean') ?? facts.findLast(({ type }) => type === 'array') ?? facts[0]
  if (chosen === undefined) throw new Error(`${facet} has no fact`)
  const { fact, type } = chosen
  const path = `input.facets.${facet}.${fact}`
  if (type === 'array') return { fact, call: `must.be_empty(${path})`, pass: '[]', fail: '["one"]', expected: '[]' }
  const [pass, fail] =
    type === 'boolean' ? (fact === 'public' ? ['false', 'true'] : ['true', 'false']) : ['"this"', '"that"']
  return { fact, call: `must.be(${path}, ${pass})`, pass, fail, expected: pass }
}

function facetBodies(schema: string, facet: string, name: string): [control: string, test: string] {
  const { fact, call, pass, fail, expected } = sampleOf(schema, facet)
  const control = `package controls.${facet}.${name}

import data.lib.must

verdict := ${call}
`
  const test = `package controls.${facet}.${name}_test

import data.controls.${facet}.${name}

test_pass if ${name}.verdict == "pass" with input as store({"known": ${pass}})

test_fail if {
	${name}.verdict == {"fail": {"observed": ${fail}, "expected": ${expected}}} with input as store({"known": ${fail}})
}

test_unknown if ${name}.verdict == {"unknown": "denied"} with input as store({"unknown": "denied"})

store(read) := {"facets": {"${facet}": {"${fact}": read}}}
`
  return [control, test]
}

const placeBodies = (name: string): [control: string, test: string] => [
  `package controls.places.${name}

import data.lib.must

# Once per law in play, as every control of places answers.
verdict(place) := {law: must.be(place.country, "DE") | some law, _ in place.laws} if place.role == "primary"

verdict(place) := "not_applicable" if place.role != "primary"
`,
  `package controls.places.${name}_test

import data.controls.places.${name}

test_pass if ${name}.verdict(place("primary", {"known": "DE"})) == {"gdpr": "pass"}

test_fail if {
	failure := {"fail": {"observed": "US", "expected": "DE"}}
	${name}.verdict(place("primary", {"known": "US"})) == {"gdpr": failure}
}

test_unknown if {
	${name}.verdict(place("primary", {"unknown": "denied"})) == {"gdpr": {"unknown": "denied"}}
}

test_not_applicable if ${name}.verdict(place("log", {"known": "US"})) == "not_applicable"

place(role, country) := {"role": role, "country": country, "laws": {"gdpr": {}}}
`,
]
