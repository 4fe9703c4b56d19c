import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a as l}from"./chunk-LAL4RXL6.mjs";import{a as s}from"./chunk-HGNLZFOT.mjs";import{a as r}from"./chunk-5WOBLOSX.mjs";var o=n=>n.replaceAll("%","%25").replaceAll("\r","%0D").replaceAll(`
`,"%0A"),d=n=>o(n).replaceAll(":","%3A").replaceAll(",","%2C");function y(n,{title:e,message:i,at:t}){let m={title:r(e),...t&&{file:r(t.file),line:String(t.line)},...t?.endLine!==void 0&&{endLine:String(t.endLine)}},a=Object.entries(m).map(([c,g])=>`${c}=${d(g)}`);return`::${n} ${a.join(",")}::${o(i.toWellFormed().split(`
`).map(r).join(`
`))}
`}var P=n=>[...new Set(n.flatMap(e=>e.split(/[\r\n]+/)))].filter(e=>e.trim().length>=4).map(e=>`::add-mask::${o(e)}
`).join("");import{randomUUID as f}from"node:crypto";import{appendFile as u}from"node:fs/promises";async function j({env:n},e){await p(n.GITHUB_OUTPUT,Object.entries(e).map($).join(""))}function $([n,e]){let i=`ringfence_${f()}`;return`${n}<<${i}
${e}
${i}
`}var w=({env:n},e)=>p(n.GITHUB_STEP_SUMMARY,e);async function p(n,e){n!==void 0&&n!==""&&e!==""&&await u(n,e).catch(s(n))}var S=({cwd:n},e)=>l(n,e)??e;export{y as a,P as b,j as c,w as d,S as e};
