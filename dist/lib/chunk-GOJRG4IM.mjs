import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a as t}from"./chunk-XEA7DRSJ.mjs";function n(r){return"error"in r?{origin:r.origin,error:r.error}:t(r.origin,o(r.output))}var o=r=>Object.fromEntries(Object.entries(r).filter(([e])=>e!=="$metadata"));export{n as a};
