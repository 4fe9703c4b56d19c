import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a,b,c}from"./chunk-2GLG3K5S.mjs";import"./chunk-36EE76YB.mjs";import"./chunk-2O2XG2TG.mjs";import"./chunk-HJNKNB2L.mjs";import"./chunk-ZALCWZEQ.mjs";export{c as compiledPolicy,b as demoFolder,a as rulesFolder};
