// How a command is told which finished run it is about: by its folder, or by none for the latest.

/** As the only argument. */
export const finishedRun = {
  kind: 'tuple',
  parameters: [
    { parse: String, optional: true, brief: 'the folder of a finished run (default: the latest)', placeholder: 'DIR' },
  ],
} as const

/** As the flag `--from`, of commands whose argument is something else. */
export const fromRun = (brief: string) =>
  ({
    kind: 'parsed',
    parse: String,
    optional: true,
    brief: `${brief} (default: the latest)`,
    placeholder: 'DIR',
  }) as const
