// Entrances: what is asked about each, and that a refusal is never taken for "nobody is sent there".
import { suite } from 'uvu'
import { steering } from '../../normalize/azure/entrances.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/azure/entrances')

sweep(test, { resources: [steering] })

test.run()
