import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a as r}from"./chunk-KBC3XG7Q.mjs";function n(t){return"error"in t?{origin:t.origin,error:t.error}:r(t.origin,o(t.output))}var o=t=>Object.fromEntries(Object.entries(t).filter(([e])=>e!=="$metadata"));export{n as a};
