// src/cli/launch.ts
function launch(start) {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  process.stdout.on("error", (error) => {
    if (Reflect.get(error, "code") !== "EPIPE") throw error;
  });
  if (major > 24 || major === 24 && minor >= 15) {
    process.exitCode = 70;
    start().then((status) => {
      process.exitCode = status;
    }).catch(fail);
  } else {
    process.stderr.write(
      `ringfence: this is Node ${process.versions.node}, and ringfence needs 24.15 or later.
Install it from https://nodejs.org and start ringfence again.
`
    );
    process.exitCode = 2;
  }
}
function fail(error) {
  const told = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`ringfence stopped on an error of its own; please report it.
${told}
`);
  process.exitCode = 70;
}

// src/cli/action-bin.ts
launch(() => import("./lib/action.mjs").then(({ action }) => action()));
