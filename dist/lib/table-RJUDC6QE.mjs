import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a}from"./chunk-L2OK2UXH.mjs";import"./chunk-KNDUYNP4.mjs";import"./chunk-S2DB6GLE.mjs";import"./chunk-5WOBLOSX.mjs";import"./chunk-ZALCWZEQ.mjs";export{a as tableOf};
