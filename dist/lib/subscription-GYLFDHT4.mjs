import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a}from"./chunk-5Q3KWCMR.mjs";import"./chunk-QOX5SC3O.mjs";import"./chunk-CIOKFESS.mjs";import"./chunk-KNDUYNP4.mjs";import"./chunk-KBC3XG7Q.mjs";import"./chunk-ZALCWZEQ.mjs";export{a as observeSubscription};
