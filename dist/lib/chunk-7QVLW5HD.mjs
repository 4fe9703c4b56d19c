import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var e=(n,t)=>(Date.parse(t)-Date.parse(n))/864e5,r=(n,t)=>n!==null&&n<t,o=({from:n,until:t},s)=>n<=s&&!r(t,s),l=(n,t,s)=>t!==null&&e(s,t)<=n;export{e as a,r as b,o as c,l as d};
