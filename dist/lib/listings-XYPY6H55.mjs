import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a,b,c}from"./chunk-GI3BMTAS.mjs";import"./chunk-FJIKCX27.mjs";import"./chunk-627MSKRJ.mjs";import"./chunk-ETNU4UW6.mjs";import"./chunk-YXYONXIH.mjs";import"./chunk-2X6Y4PHS.mjs";import"./chunk-5TGZFCGY.mjs";export{b as listing,a as subjects,c as tableOf};
