// Disks, snapshots, images and the sets with their keys: their bodies tell all, and where those cannot be read nothing is known.
import { suite } from 'uvu'
import { disk, encryptionSet, image, snapshot, version } from '../../normalize/azure/disks.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/azure/compute')

for (const body of [disk, snapshot, encryptionSet, image, version]) sweep(test, { resources: [body] })

test.run()
