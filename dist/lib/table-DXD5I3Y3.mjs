import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a}from"./chunk-SNGLNCNN.mjs";import"./chunk-KNDUYNP4.mjs";import"./chunk-3FRXTV4O.mjs";import"./chunk-5WOBLOSX.mjs";import"./chunk-ZALCWZEQ.mjs";export{a as tableOf};
