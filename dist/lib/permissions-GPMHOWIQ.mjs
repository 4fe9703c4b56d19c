import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a}from"./chunk-WO4M3QBV.mjs";import"./chunk-ZALCWZEQ.mjs";export{a as permissionByCall};
