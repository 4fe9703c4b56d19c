import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a}from"./chunk-IXHVI72G.mjs";import"./chunk-WQEBBJ5C.mjs";import"./chunk-5MNHRV3R.mjs";import"./chunk-KNDUYNP4.mjs";import"./chunk-XEA7DRSJ.mjs";import"./chunk-ZALCWZEQ.mjs";export{a as observeSubscription};
