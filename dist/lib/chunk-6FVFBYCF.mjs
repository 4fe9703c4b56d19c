import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var s=["schema","kind","id","key","status","severity"],$=n=>`${d(u(n))}
`,p=n=>`${d(JSON.stringify(n))}
`,k=n=>`${d(JSON.stringify(n,null,2))}
`;function u(n){return typeof n!="object"||n===null?JSON.stringify(n):Array.isArray(n)?g(n):l(n)}function g(n){let t="";for(let e of n)t+=`${t===""?"":","}${e===void 0?"null":u(e)}`;return`[${t}]`}function l(n){let t="";for(let{key:e,quoted:o}of y(Object.keys(n))){let r=n[e];r!==void 0&&(t+=`${t===""?"":","}${o}${u(r)}`)}return`{${t}}`}var i=new Map,a=1e3;function y(n){let t=n.join(`
`),e=i.get(t);if(e?.length===n.length)return e;let o=[...n].sort((r,c)=>f(r)-f(c)||(r<c?-1:1)).map(r=>({key:r,quoted:`${JSON.stringify(r)}:`}));return i.size<a&&!n.some(r=>r.includes(`
`))&&i.set(t,o),o}var f=n=>s.includes(n)?s.indexOf(n):s.length,d=n=>n.replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,t=>`\\u${t.charCodeAt(0).toString(16).padStart(4,"0")}`);export{$ as a,p as b,k as c,d};
