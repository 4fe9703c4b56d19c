import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{b as n}from"./chunk-YBKYL3PC.mjs";function a(s,r,t,e){let o=r.indexOf("/"),i=n(t);return{kind:"gap",provider:"azure",account:s,service:r.slice(0,o),operation:r.slice(o+1),reason:i,...i==="denied"?{permission:r}:{},...e===void 0?{}:{type:e},count:1}}export{a};
