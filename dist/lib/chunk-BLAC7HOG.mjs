import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var o=["schema","kind","id","key","status","severity"],p=n=>`${c(f(n))}
`,h=n=>`${c(JSON.stringify(n))}
`,$=n=>`${c(JSON.stringify(n,null,2))}
`;function f(n){if(Array.isArray(n))return`[${n.map(t=>t===void 0?"null":f(t)).join()}]`;if(typeof n!="object"||n===null)return JSON.stringify(n);let r=n;return`{${a(Object.keys(r)).flatMap(t=>r[t]===void 0?[]:[`${JSON.stringify(t)}:${f(r[t])}`]).join()}}`}var s=new Map,g=1e3;function a(n){if(n.length<2)return n;let r=n.join(`
`),t=s.get(r);if(t?.length===n.length)return t;let e=[...n].sort((i,u)=>d(i)-d(u)||(i<u?-1:1));return s.size<g&&!n.some(i=>i.includes(`
`))&&s.set(r,e),e}var d=n=>o.includes(n)?o.indexOf(n):o.length,c=n=>n.replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,r=>`\\u${r.charCodeAt(0).toString(16).padStart(4,"0")}`);import{createReadStream as l}from"node:fs";async function*y(n){let r="";for await(let t of l(n,{encoding:"utf8",highWaterMark:128*1024})){let e=`${r}${t}`.split(`
`);r=e.pop()??"",yield e}if(r!=="")throw new Error(`${n} is cut off in the middle of a line`)}export{p as a,h as b,$ as c,c as d,y as e};
