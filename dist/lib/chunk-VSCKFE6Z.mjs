import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{b as e,d as t,e as r,f as m}from"./chunk-ZZZUHKVH.mjs";var o=class extends t(r,m,"GetCallerIdentity",e){};export{o as a};
