import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var a=new WeakMap;function u(t,e){let n=a.get(e)??new Map;a.set(e,n);let s=n.get(t)??e.clauses.flatMap(r=>o(t,r)??[]);return n.set(t,s),s}function o(t,e){let n=e.controls.find(s=>s.control===t);return n&&{...e,strength:n.strength}}export{u as a};
