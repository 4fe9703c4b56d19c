import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a}from"./chunk-OWHHGK6L.mjs";import"./chunk-ZXUZR4DT.mjs";export{a as permissionByCall};
