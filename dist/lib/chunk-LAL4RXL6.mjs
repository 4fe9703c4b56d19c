import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{isAbsolute as r,relative as s,sep as i}from"node:path";function o(n,t){let e=s(n,t);return e===""||r(e)||e.split(i)[0]===".."?void 0:e.replaceAll(i,"/")}export{o as a};
