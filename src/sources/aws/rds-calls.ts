// The calls that read databases and their groups.
import {
  type DBInstance,
  DescribeDBInstancesCommand,
  type DescribeDBInstancesCommandOutput,
  DescribeDBParametersCommand,
  type DescribeDBParametersCommandOutput,
  DescribeOptionGroupsCommand,
  type DescribeOptionGroupsCommandOutput,
  type OptionGroup,
  type Parameter,
  RDSClient,
} from '@aws-sdk/client-rds'
import type { Service } from './caller.ts'
import type { Listing } from './listing.ts'

export const rds: Service<RDSClient> = {
  name: 'rds',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new RDSClient(config),
}

export const MaxRecords = 100

export const instanceType = 'AWS::RDS::DBInstance'

export const instances = (region: string): Listing<RDSClient, DescribeDBInstancesCommandOutput, DBInstance> => ({
  service: rds,
  region,
  operation: 'DescribeDBInstances',
  type: instanceType,
  send: (client, Marker) => client.send(new DescribeDBInstancesCommand({ Marker, MaxRecords })),
  items: ({ DBInstances }) => DBInstances,
  next: ({ Marker }) => Marker,
  id: ({ DBInstanceIdentifier }) => DBInstanceIdentifier,
})

/** A group has hundreds of parameters; what is kept is what can say anything of transport or of audit, as one without a name can. */
export const isOfUse = ({ ParameterName: name }: Parameter): boolean =>
  !name || /ssl|tls|secure_transport|audit|preload/i.test(name)

export const parameters = (
  region: string,
  DBParameterGroupName: string,
): Listing<RDSClient, DescribeDBParametersCommandOutput, Parameter> => ({
  service: rds,
  region,
  operation: 'DescribeDBParameters',
  send: (client, Marker) => client.send(new DescribeDBParametersCommand({ DBParameterGroupName, Marker, MaxRecords })),
  items: ({ Parameters }) => Parameters?.filter(isOfUse),
  next: ({ Marker }) => Marker,
  id: ({ ParameterName }) => ParameterName,
})

export const options = (
  region: string,
  OptionGroupName: string,
): Listing<RDSClient, DescribeOptionGroupsCommandOutput, OptionGroup> => ({
  service: rds,
  region,
  operation: 'DescribeOptionGroups',
  send: (client, Marker) => client.send(new DescribeOptionGroupsCommand({ OptionGroupName, Marker, MaxRecords })),
  items: ({ OptionGroupsList }) => OptionGroupsList,
  next: ({ Marker }) => Marker,
  id: (group) => group.OptionGroupName,
})
