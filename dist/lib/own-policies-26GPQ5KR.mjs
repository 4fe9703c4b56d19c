import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{s as a,t as b,u as c}from"./chunk-4G6SGOPV.mjs";import"./chunk-CYUAHXI3.mjs";import"./chunk-TJG42ALO.mjs";import"./chunk-FECT64TL.mjs";import"./chunk-MEZH5ORH.mjs";import"./chunk-ZXUZR4DT.mjs";export{c as checkOwnPolicies,b as compileEachOwnPolicy,a as compileOwnPolicies};
