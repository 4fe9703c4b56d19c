import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{b as i,d as o}from"./chunk-HJNKNB2L.mjs";import{a as e}from"./chunk-5WOBLOSX.mjs";function f(n){return o(n)?i(n.explanation).map((t,s)=>e(s===0?`ringfence: ${t}`:t)).join(`
`):`ringfence stopped on an error of its own; please report it.
${p(n)}`}var p=n=>n instanceof Error?n.stack??n.message:String(n);export{f as a,p as b};
