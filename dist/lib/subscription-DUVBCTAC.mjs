import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a}from"./chunk-U6WHAVQ4.mjs";import"./chunk-PU3CO6FK.mjs";import"./chunk-CIOKFESS.mjs";import"./chunk-KNDUYNP4.mjs";import"./chunk-KBC3XG7Q.mjs";import"./chunk-ZALCWZEQ.mjs";export{a as observeSubscription};
