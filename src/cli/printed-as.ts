// How a command is told in which form to print: for people, or for programs.

export const tableOrJson = {
  kind: 'enum',
  values: ['table', 'json'],
  default: 'table',
  brief: 'how it is printed',
} as const
