import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{h as a,i as b,j as c,k as d}from"./chunk-3D2CEBXL.mjs";import"./chunk-5WOBLOSX.mjs";import"./chunk-ZALCWZEQ.mjs";export{c as proposed,a as question,d as scriptFor,b as shells};
