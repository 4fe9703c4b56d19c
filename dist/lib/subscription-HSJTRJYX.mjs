import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a}from"./chunk-G2GVZBRU.mjs";import"./chunk-Q6APTEQY.mjs";import"./chunk-FKWVDHOX.mjs";import"./chunk-KNDUYNP4.mjs";import"./chunk-XEA7DRSJ.mjs";import"./chunk-ZXUZR4DT.mjs";export{a as observeSubscription};
