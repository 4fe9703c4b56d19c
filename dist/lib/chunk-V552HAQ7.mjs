import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{l as i,m as o}from"./chunk-ZEWAT4CJ.mjs";import{readFile as m}from"node:fs/promises";import{join as e}from"node:path";var s=900*1024;async function g(n,t,r){return n==="none"?"":n==="counts"?o(t):a(await m(e(r,"summary.md"),"utf8"),t)}var a=(n,t)=>Buffer.byteLength(n)<=s?n:`${o(t)}
The page with the names is longer than GitHub takes: summary.md of the run has it.
`,y=(n,t)=>`# ringfence

**Error.** Exit status ${t}: nothing was judged.

${n.split(`
`).map(r=>`${i(r)}
`).join(`
`)}`;export{g as a,a as b,y as c};
