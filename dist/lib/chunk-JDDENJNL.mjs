import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a as i}from"./chunk-ORUVS236.mjs";import{d as t}from"./chunk-VOS5P4UL.mjs";function f(e,r,p,o){let n=t(p);return{kind:"gap",provider:"azure",account:e,...i(r),reason:n,...n==="denied"?{permission:r}:{},...o===void 0?{}:{type:o},count:1}}export{f as a};
