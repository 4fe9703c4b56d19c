#!/usr/bin/env node
// The command line: its launcher answers an old Node, then loads the rest.
import { launch } from './launch.ts'

launch(() => import('./main.ts').then(({ main }) => main(process.argv.slice(2))))
