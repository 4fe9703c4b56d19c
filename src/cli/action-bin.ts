// The Action, as a runner of GitHub starts it: its launcher answers an old Node, then loads the rest.
import { launch } from './launch.ts'

launch(() => import('./action.ts').then(({ action }) => action()))
