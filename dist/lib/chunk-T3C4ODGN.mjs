import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var t=(n,e)=>(Date.parse(e)-Date.parse(n))/864e5,r=(n,e)=>n!==null&&n<e,o=(n,e,s)=>e!==null&&t(s,e)<=n;export{t as a,r as b,o as c};
