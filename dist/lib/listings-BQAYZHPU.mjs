import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a,b,c}from"./chunk-B6XZQWR2.mjs";import"./chunk-VRBDGM7Y.mjs";import"./chunk-U7KDNEWZ.mjs";import"./chunk-627MSKRJ.mjs";import"./chunk-ESNJU7U3.mjs";import"./chunk-36EE76YB.mjs";import"./chunk-MEZH5ORH.mjs";import"./chunk-5TGZFCGY.mjs";export{b as listing,a as subjects,c as tableOf};
