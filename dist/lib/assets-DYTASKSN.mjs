import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{P as a,Q as b,R as c,S as d,T as e}from"./chunk-YXYONXIH.mjs";import"./chunk-2X6Y4PHS.mjs";import"./chunk-5TGZFCGY.mjs";export{d as compiledPolicy,c as demoFolder,a as root,b as rulesFolder,e as toolVersion};
