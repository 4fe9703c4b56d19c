import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var o=n=>typeof n=="object"&&n!==null&&!Array.isArray(n);export{o as a};
