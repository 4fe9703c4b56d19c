import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a as s}from"./chunk-HGNLZFOT.mjs";import{a as r}from"./chunk-5WOBLOSX.mjs";var o=n=>n.replaceAll("%","%25").replaceAll("\r","%0D").replaceAll(`
`,"%0A"),d=n=>o(n).replaceAll(":","%3A").replaceAll(",","%2C");function v(n,{title:e,message:t,at:i}){let a={title:r(e),...i&&{file:r(i.file),line:String(i.line)},...i?.endLine!==void 0&&{endLine:String(i.endLine)}},c=Object.entries(a).map(([m,g])=>`${m}=${d(g)}`);return`::${n} ${c.join(",")}::${o(t.toWellFormed().split(`
`).map(r).join(`
`))}
`}var b=n=>[...new Set(n.flatMap(e=>e.split(/[\r\n]+/)))].filter(e=>e.trim().length>=4).map(e=>`::add-mask::${o(e)}
`).join("");import{randomUUID as f}from"node:crypto";import{appendFile as u}from"node:fs/promises";async function x({env:n},e){await l(n.GITHUB_OUTPUT,Object.entries(e).map(A).join(""))}function A([n,e]){let t=`ringfence_${f()}`;return`${n}<<${t}
${e}
${t}
`}var L=({env:n},e)=>l(n.GITHUB_STEP_SUMMARY,e);async function l(n,e){n!==void 0&&n!==""&&e!==""&&await u(n,e).catch(s(n))}import{isAbsolute as $,relative as y,sep as p}from"node:path";function T({cwd:n},e){let t=y(n,e);return t===""||$(t)||t.split(p)[0]===".."?e:t.replaceAll(p,"/")}export{v as a,b,x as c,L as d,T as e};
