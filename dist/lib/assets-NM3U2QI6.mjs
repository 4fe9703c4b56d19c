import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{P as a,Q as b,R as c}from"./chunk-ESNJU7U3.mjs";import"./chunk-36EE76YB.mjs";import"./chunk-MEZH5ORH.mjs";import"./chunk-5TGZFCGY.mjs";export{c as compiledPolicy,b as demoFolder,a as rulesFolder};
