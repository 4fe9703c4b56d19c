import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a}from"./chunk-ZEBIRYD7.mjs";import"./chunk-7BG66OLN.mjs";import"./chunk-5MNHRV3R.mjs";import"./chunk-KNDUYNP4.mjs";import"./chunk-XEA7DRSJ.mjs";import"./chunk-ZALCWZEQ.mjs";export{a as observeSubscription};
