import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a,b,c}from"./chunk-XZ42PV5D.mjs";import"./chunk-36EE76YB.mjs";import"./chunk-7BOMM4H6.mjs";import"./chunk-HJNKNB2L.mjs";import"./chunk-ZALCWZEQ.mjs";export{c as compiledPolicy,b as demoFolder,a as rulesFolder};
