// Starts what it is given where Node is new enough and says what to do where it is not; its syntax is one that old Nodes can read.

/** `start` resolves with the exit status. */
export function launch(start: () => Promise<number>): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

  // Whoever reads us may have read enough: `ringfence convert DIR -f ndjson=- | head`.
  process.stdout.on('error', (error) => {
    if (Reflect.get(error, 'code') !== 'EPIPE') throw error
  })

  if (major > 24 || (major === 24 && minor >= 15)) {
    process.exitCode = 70 // until there is another: what nobody answers ends Node in silence, and must not read as a pass
    start()
      .then((status) => {
        process.exitCode = status
      })
      .catch(fail)
  } else {
    process.stderr.write(
      `ringfence: this is Node ${process.versions.node}, and ringfence needs 24.15 or later.\nInstall it from https://nodejs.org and start ringfence again.\n`,
    )
    process.exitCode = 2
  }
}

/** Whatever escapes is our bug, and says so. */
function fail(error: unknown): void {
  const told = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`ringfence stopped on an error of its own; please report it.
${told}
`)
  process.exitCode = 70
}
