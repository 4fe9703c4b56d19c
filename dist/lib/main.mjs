import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{b as t,c as n}from"./chunk-MR3E4OGX.mjs";import"./chunk-36EE76YB.mjs";import"./chunk-5TGZFCGY.mjs";async function s(o,r=t()){if(o[0]==="--version")return r.process.stdout.write(`${await n()}
`),0;let{runCommand:i}=await import("./application-B5MWKCTJ.mjs");return i(o,r)}export{s as main};
