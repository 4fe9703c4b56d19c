import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{createReadStream as r}from"node:fs";async function*s(n){let e="";for await(let i of r(n,{encoding:"utf8",highWaterMark:64*1024})){let t=`${e}${i}`.split(`
`);e=t.pop()??"",yield t}if(e!=="")throw new Error(`${n} is cut off in the middle of a line`)}export{s as a};
