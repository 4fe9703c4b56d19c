import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a}from"./chunk-73UH2QGG.mjs";import"./chunk-BTNRQHPA.mjs";import"./chunk-2JEASTHO.mjs";import"./chunk-KNDUYNP4.mjs";import"./chunk-XEA7DRSJ.mjs";import"./chunk-ZXUZR4DT.mjs";export{a as observeSubscription};
