import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a as n}from"./chunk-3B6FUP57.mjs";import"./chunk-36EE76YB.mjs";import{b as t}from"./chunk-XMQ2PJBQ.mjs";import"./chunk-ZXUZR4DT.mjs";async function s(o,r=t()){if(o[0]==="--version")return r.process.stdout.write(`${await n()}
`),0;let{runCommand:i}=await import("./application-O3ZAL2OL.mjs");return i(o,r)}export{s as main};
