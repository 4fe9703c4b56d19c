import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a}from"./chunk-P7XJHFIB.mjs";import"./chunk-ZALCWZEQ.mjs";export{a as permissionByCall};
