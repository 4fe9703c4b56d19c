// Flow logs, whose own body tells all that is asked of them.
import { suite } from 'uvu'
import { flows } from '../../normalize/azure/flows.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/azure/flow-logs')

sweep(test, { resources: [flows] })

test.run()
