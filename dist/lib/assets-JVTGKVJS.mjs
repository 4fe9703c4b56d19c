import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a,b,c}from"./chunk-N4CKLX63.mjs";import"./chunk-36EE76YB.mjs";import"./chunk-G4HFW4S2.mjs";import"./chunk-HJNKNB2L.mjs";import"./chunk-ZXUZR4DT.mjs";export{c as compiledPolicy,b as demoFolder,a as rulesFolder};
