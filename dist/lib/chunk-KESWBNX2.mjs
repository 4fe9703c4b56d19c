import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var e=["schema","kind","id","key","status","severity"],l=n=>`${u(s(n))}
`,p=n=>`${u(JSON.stringify(n))}
`,h=n=>`${u(JSON.stringify(n,null,2))}
`;function s(n){if(Array.isArray(n))return`[${n.map(r=>r===void 0?"null":s(r)).join()}]`;if(typeof n!="object"||n===null)return JSON.stringify(n);let t=n;return`{${a(Object.keys(t)).flatMap(r=>t[r]===void 0?[]:[`${JSON.stringify(r)}:${s(t[r])}`]).join()}}`}var i=new Map,d=1e3;function a(n){if(n.length<2)return n;let t=n.join(`
`),r=i.get(t);if(r?.length===n.length)return r;let c=[...n].sort((o,f)=>g(o)-g(f)||(o<f?-1:1));return i.size<d&&!n.some(o=>o.includes(`
`))&&i.set(t,c),c}var g=n=>e.includes(n)?e.indexOf(n):e.length,u=n=>n.replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,t=>`\\u${t.charCodeAt(0).toString(16).padStart(4,"0")}`);export{l as a,p as b,h as c,u as d};
