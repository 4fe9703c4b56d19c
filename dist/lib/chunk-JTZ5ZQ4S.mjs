import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{existsSync as e,readdirSync as c,statSync as r}from"node:fs";import{join as i}from"node:path";function a(s){let n=i(s,"ringfence-out");return(e(n)&&r(n).isDirectory()?c(n):[]).map(t=>i(n,t)).filter(t=>e(t)).toSorted((t,o)=>r(o).mtimeMs-r(t).mtimeMs)[0]}export{a};
