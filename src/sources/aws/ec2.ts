// The service of EC2, for whoever asks it: its regions, its volumes.
import { EC2Client } from '@aws-sdk/client-ec2'
import type { Service } from './caller.ts'

export const ec2: Service<EC2Client> = {
  name: 'ec2',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new EC2Client(config),
}
