import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a,b,c,d,e,f}from"./chunk-YMJ7KFWH.mjs";import"./chunk-3FRXTV4O.mjs";import"./chunk-5WOBLOSX.mjs";import"./chunk-ZALCWZEQ.mjs";export{e as endedLines,b as foldedLine,c as foldedLines,d as locatedLines,f as note,a as widthOf};
