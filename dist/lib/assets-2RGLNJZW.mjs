import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a,b,c}from"./chunk-HOQS5W65.mjs";import"./chunk-36EE76YB.mjs";import"./chunk-HKSSJUNH.mjs";import"./chunk-MEZH5ORH.mjs";import"./chunk-ZXUZR4DT.mjs";export{c as compiledPolicy,b as demoFolder,a as rulesFolder};
