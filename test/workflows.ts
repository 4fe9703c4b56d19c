// The workflows of docs/action.md by their names, and what they say to the steps of ringfence.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '..')
export const guide = readFileSync(join(root, 'docs/action.md'), 'utf8')

/** How the guide calls whatever repository people take ringfence from. */
export const ours = 'OWNER/ringfence@v0'

export const workflows: ReadonlyMap<string, string> = new Map(
  [...guide.matchAll(/<!-- workflow: (\w+) -->\n```yaml\n([^]*?)```/g)].map(([, name = '', text = '']) => [name, text]),
)

export interface WorkflowStep {
  id?: string
  if?: string
  uses?: string
  run?: string
  with?: Record<string, unknown>
}

export function stepsIn(workflow: string): WorkflowStep[] {
  const { jobs } = parse(workflow) as { jobs: Record<string, { steps: WorkflowStep[] }> } // `as`: whatever else it is, a test fails by it
  return Object.values(jobs).flatMap(({ steps }) => steps)
}

export const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
  inputs: Record<string, { description: string; default?: string; required?: boolean }>
  outputs: Record<string, { description: string }>
} // `as`: likewise

/** Each way in which a workflow speaks of what the Action does not have. */
export function strangers(workflow: string): string[] {
  const steps = stepsIn(workflow)
  const mine = steps.filter(({ uses }) => uses === ours)
  const inputs = mine.flatMap(({ with: given = {} }) => Object.keys(given)).filter((name) => !(name in action.inputs))
  const ids = new Set(mine.map(({ id }) => id))
  const asked = [...workflow.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)].map(([, id = '', name = '']) => ({
    id,
    name,
  }))
  return [
    ...(mine.length === 0 ? ['no step of ringfence'] : []),
    ...inputs.map((name) => `input ${name}`),
    ...asked
      .filter(({ id, name }) => !ids.has(id) || !(name in action.outputs))
      .map(({ id, name }) => `output ${id}.${name}`),
  ]
}
