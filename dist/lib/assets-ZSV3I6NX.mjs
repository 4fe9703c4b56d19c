import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a,b,c}from"./chunk-XJAJ4DRH.mjs";import"./chunk-36EE76YB.mjs";import"./chunk-S7SV3A5A.mjs";import"./chunk-HJNKNB2L.mjs";import"./chunk-ZALCWZEQ.mjs";export{c as compiledPolicy,b as demoFolder,a as rulesFolder};
