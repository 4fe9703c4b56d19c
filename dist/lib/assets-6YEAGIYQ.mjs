import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a,b,c,d}from"./chunk-2L2EO6YR.mjs";import"./chunk-KNDUYNP4.mjs";import"./chunk-36EE76YB.mjs";import"./chunk-S7SV3A5A.mjs";import"./chunk-HJNKNB2L.mjs";import"./chunk-ZALCWZEQ.mjs";export{c as compiledPolicy,b as demoFolder,d as parsedRules,a as rulesFolder};
