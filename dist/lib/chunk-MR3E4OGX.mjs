import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a as t}from"./chunk-36EE76YB.mjs";var n=(r,o)=>r.process.stderr.write(`${o}
`),i=()=>({process:{stdout:process.stdout,stderr:process.stderr},env:process.env,cwd:process.cwd(),clock:()=>new Date().toISOString()});import{readFile as e}from"node:fs/promises";import{join as s}from"node:path";async function m(){let{version:r}=JSON.parse(await e(s(t,"package.json"),"utf8"));return r}export{n as a,i as b,m as c};
