import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var t=({process:s,progress:e},r)=>e===void 0?s.stderr.write(`${r}
`):e.note(r),o=()=>({process:{stdout:process.stdout,stderr:process.stderr},env:process.env,cwd:process.cwd(),clock:()=>new Date().toISOString()});export{t as a,o as b};
