import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var r=(e,t)=>e.process.stderr.write(`${t}
`),s=()=>({process:{stdout:process.stdout,stderr:process.stderr},env:process.env,cwd:process.cwd(),clock:()=>new Date().toISOString()});export{r as a,s as b};
