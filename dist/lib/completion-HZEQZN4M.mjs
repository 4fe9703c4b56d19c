import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{j as a,k as b,l as c,m as d}from"./chunk-AULNFLLK.mjs";import"./chunk-5WOBLOSX.mjs";import"./chunk-ZALCWZEQ.mjs";export{c as proposed,a as question,d as scriptFor,b as shells};
