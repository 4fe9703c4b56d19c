import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a}from"./chunk-HPCCWG4U.mjs";import"./chunk-6ODKYYNL.mjs";import"./chunk-CIOKFESS.mjs";import"./chunk-KNDUYNP4.mjs";import"./chunk-KBC3XG7Q.mjs";import"./chunk-ZALCWZEQ.mjs";export{a as observeSubscription};
