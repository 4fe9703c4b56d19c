import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a as n}from"./chunk-3B6FUP57.mjs";import"./chunk-36EE76YB.mjs";import{b as t}from"./chunk-VM5E5GSJ.mjs";import"./chunk-ZALCWZEQ.mjs";async function s(o,r=t()){if(o[0]==="--version")return r.process.stdout.write(`${await n()}
`),0;let{runCommand:i}=await import("./application-PFLBGMZ7.mjs");return i(o,r)}export{s as main};
