import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a}from"./chunk-R5HDNBEG.mjs";import"./chunk-ZOJQP2W5.mjs";import"./chunk-FKWVDHOX.mjs";import"./chunk-KNDUYNP4.mjs";import"./chunk-XEA7DRSJ.mjs";import"./chunk-YBKYL3PC.mjs";import"./chunk-G4HFW4S2.mjs";import"./chunk-HJNKNB2L.mjs";import"./chunk-ZXUZR4DT.mjs";export{a as subscriptionsToRead};
