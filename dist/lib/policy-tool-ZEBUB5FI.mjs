import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a as b,b as g,c as C,d as H,e as N,f as R,g as j,h as x,i as M,j as U,k as B,l as L,m as h,n as y,o as z,p as D,q as $,r as I,s as v,u as k}from"./chunk-4G6SGOPV.mjs";import"./chunk-CYUAHXI3.mjs";import{a as u}from"./chunk-5WOBLOSX.mjs";import{a as A}from"./chunk-TJG42ALO.mjs";import{a as w}from"./chunk-XMQ2PJBQ.mjs";import{c as E}from"./chunk-SG6PB7EH.mjs";import"./chunk-FECT64TL.mjs";import"./chunk-36EE76YB.mjs";import{a as p}from"./chunk-MEZH5ORH.mjs";import"./chunk-ZXUZR4DT.mjs";import{resolve as F}from"node:path";import{realpath as Q,rename as V,stat as X,writeFile as tt}from"node:fs/promises";import{resolve as et}from"node:path";async function P(t,r,e){let o=await h(t,r),{files:i,told:s}=o.own,a=await $(i,async n=>{let{changed:l}=await y("fmt",["-write","policies"],o,n);return I(n,l)});if(e)for(let[n,l]of a)await rt(et(r,s(n)),l);return[...a.keys()].map(s)}async function rt(t,r){try{let e=await Q(t),{mode:o}=await X(e);await tt(`${e}.tmp`,r,{flag:"wx",mode:o,flush:!0}),await V(`${e}.tmp`,e)}catch(e){throw p("output",{what:"the file could not be rewritten",where:t,why:"the system refused it",mend:"See its rights"},e)}}async function _(t,r){let e=await h(t,r),{own:o}=e,i=new Map([...e.files,...z(e)]),s=await $(i,n=>y("test",["-coverage",...D,"policies"],e,n));if(s.results.length===0)throw it(t);let a=[...o.files.keys()].filter(n=>!g(n)&&n!==C);return{results:s.results.map(n=>({...n,file:o.told(n.file)})),coverage:a.map(n=>{let{covered_lines:l=0,not_covered_lines:c=0,not_covered:f=[]}=s.coverage?.[n]??{},q=ot(f.map(({start:G,end:K})=>[G.row,K.row]));return{file:o.told(n),covered:l,missed:c,ranges:q}})}}function ot(t){let r=[];for(let[e,o]of t){let i=r.at(-1);i!==void 0&&e<=i[1]+1?i[1]=Math.max(i[1],o):r.push([e,o])}return r}var it=t=>p("policy",{what:"it holds no test",where:t,why:"tests lie beside the controls in files named *_test.rego, as rules whose names begin with test_",mend:`Write one, or see one that ringfence policy new ${t} FACET NAME writes`});import{existsSync as Y}from"node:fs";import{mkdir as pt,writeFile as ft}from"node:fs/promises";import{dirname as mt,join as W,resolve as O}from"node:path";function J(t,r,e,o){let[i,s]=r==="places"?lt(e):ct(t,r,e);return{control:nt(o,e)+i,test:s}}var nt=(t,r)=>`# METADATA
# title: ${st(r)}
# description: Say here why it must hold.
# custom:
#   id: ${t}
#   severity: {global: low, regional: medium, edge: high, unclassified: medium}
#   remediation: Say here what to do about it.
`,st=t=>{let r=t.replaceAll("_"," ");return JSON.stringify(r.charAt(0).toUpperCase()+r.slice(1))};function at(t,r){let e=Object.entries(N(t,r)).map(([c,{anyOf:f}])=>({fact:c,type:f[0]?.properties.known?.type})),o=e.find(({type:c})=>c==="boolean")??e.findLast(({type:c})=>c==="array")??e[0];if(o===void 0)throw new Error(`${r} has no fact`);let{fact:i,type:s}=o,a=`input.facets.${r}.${i}`;if(s==="array")return{fact:i,call:`must.be_empty(${a})`,pass:"[]",fail:'["one"]',expected:"[]"};let[n,l]=s==="boolean"?i==="public"?["false","true"]:["true","false"]:['"this"','"that"'];return{fact:i,call:`must.be(${a}, ${n})`,pass:n,fail:l,expected:n}}function ct(t,r,e){let{fact:o,call:i,pass:s,fail:a,expected:n}=at(t,r),l=`package controls.${r}.${e}

import data.lib.must

verdict := ${i}
`,c=`package controls.${r}.${e}_test

import data.controls.${r}.${e}

test_pass if ${e}.verdict == "pass" with input as store({"known": ${s}})

test_fail if {
	${e}.verdict == {"fail": {"observed": ${a}, "expected": ${n}}} with input as store({"known": ${a}})
}

test_unknown if ${e}.verdict == {"unknown": "denied"} with input as store({"unknown": "denied"})

store(read) := {"facets": {"${r}": {"${o}": read}}}
`;return[l,c]}var lt=t=>[`package controls.places.${t}

import data.lib.must

# Once per law in play, as every control of places answers.
verdict(place) := {law: must.be(place.country, "DE") | some law, _ in place.laws} if place.role == "primary"

verdict(place) := "not_applicable" if place.role != "primary"
`,`package controls.places.${t}_test

import data.controls.places.${t}

test_pass if ${t}.verdict(place("primary", {"known": "DE"})) == {"gdpr": "pass"}

test_fail if {
	failure := {"fail": {"observed": "US", "expected": "DE"}}
	${t}.verdict(place("primary", {"known": "US"})) == {"gdpr": failure}
}

test_unknown if {
	${t}.verdict(place("primary", {"unknown": "denied"})) == {"gdpr": {"unknown": "denied"}}
}

test_not_applicable if ${t}.verdict(place("log", {"known": "US"})) == "not_applicable"

place(role, country) := {"role": role, "country": country, "laws": {"gdpr": {}}}
`];async function T(t,r,e,o){let i=await U(M);dt(r,["places",...H(i)]),gt(e,new Set([...wt,...L(await B()).map(ut)]));let s=await ht(O(o,t),r,e),{control:a,test:n}=J(i,r,e,s),l=[[W(t,"controls",r,`${e}.rego`),a],[W(t,"controls",r,`${e}_test.rego`),n]];for(let[c]of l)if(Y(O(o,c)))throw $t(c);for(let[c,f]of l)await yt(O(o,c),f,c);return l.map(([c])=>c)}function dt(t,r){if(r.includes(t))return;let e=A(t,r);throw p("usage",{what:`there is no facet ${JSON.stringify(t)}`,where:"policy new",why:"a control judges one facet of a resource, or each of its places",mend:`${R(e)}Facets are ${r.join(", ")}`})}var wt="as contains data default else every false if import in input not null package some true with".split(" "),ut=t=>t.split(".")[0]??t;function gt(t,r){let e=/^[a-z][a-z0-9_]*$/.test(t)&&!t.endsWith("_test");if(e&&!r.has(t))return;let o=t.replaceAll(/([a-z0-9])([A-Z])/g,"$1_$2").toLowerCase().replaceAll(/[^a-z0-9]+/g,"_").replaceAll(/^[_0-9]+|_+$|_test$/g,"");throw p("usage",{what:`${JSON.stringify(t)} cannot be the name of a control`,where:"policy new",why:e?"Rego has this word for itself":"a control is named like its file and its package, in snake_case, and _test is for tests",mend:e||o===""?"Name it after what must hold, like key_of_our_own":`Name it like ${o}`})}async function ht(t,r,e){let o=Y(t)?[...await j(t)].filter(([n])=>!g(n)):[],i=e.replaceAll("_","-"),s=`own.${i}`;return o.some(([,n])=>new RegExp(`^#\\s+id:\\s*${RegExp.escape(s)}\\s*$`,"m").test(n))?`own.${r.toLowerCase()}-${i}`:s}async function yt(t,r,e){try{await pt(mt(t),{recursive:!0}),await ft(t,r,{flag:"wx"})}catch(o){throw p("output",{what:"the file could not be written",where:e,why:"the system refused it",mend:"Name another folder"},o)}}var $t=t=>p("usage",{what:"the file is there already",where:t,why:"what somebody has written is not written over",mend:"Choose another name, or remove the file first"});var le=(t,r,e)=>d(t,async()=>{bt(t,r,e);let o=await v(r,await Z(t));return await x(F(t.cwd,e),o),m(t,`${e}: ${S(o.metadata.controls.length,"control")}, ${o.wasm.length} bytes`),m(t,`sha256 ${o.metadata.digest}`),0}),pe=(t,r)=>d(t,async()=>{let{metadata:e}=await k(r,await Z(t));for(let{id:o,file:i}of e.controls)m(t,`${o}  ${i}`);return m(t,`${S(e.controls.length,"control")}, all sound`),0}),fe=(t,r)=>d(t,async()=>{let e=await _(r,t.cwd);for(let o of xt(e))m(t,o);return e.results.some(({status:o})=>o==="fail"||o==="error")?1:0}),me=(t,r,e)=>d(t,async()=>{let o=await P(r,t.cwd,!e);for(let i of o)m(t,i);return e&&o.length>0?1:0}),de=(t,r,e,o)=>d(t,async()=>{for(let i of await T(r,e,o,t.cwd))m(t,i);return w(t,u(`Next: say what must hold there, then ringfence policy test ${r}`)),0});async function d(t,r){try{return await r()}catch(e){if(!b(e))throw e;for(let{file:o,row:i,col:s,message:a}of e.diagnostics)w(t,u([o,i,s].filter(n=>n!==void 0).join(":")+`: ${a}`));return w(t,`${S(e.diagnostics.length,"error")}; nothing was built`),2}}async function Z({cwd:t,env:r}){let{metadata:e}=await E();return{cwd:t,env:r,taken:new Map(e.controls.map(({id:o,file:i})=>[o,`the built-in ${i}`]))}}function bt(t,r,e){if(F(t.cwd,r)===F(t.cwd,e))throw p("usage",{what:"the bundle was not written among its sources",where:e,why:"the two could not be told apart when they are read",mend:"Name another folder with -o"})}var m=(t,r)=>t.process.stdout.write(`${u(r)}
`);function xt({results:t,coverage:r}){let e=t.filter(({status:i})=>i==="fail"||i==="error"),o=t.filter(({status:i})=>i==="skip").length;return[...e.flatMap(({file:i,row:s,name:a,status:n,error:l,output:c=""})=>[`${n.toUpperCase().padEnd(5)} ${i}:${s}: ${a}${l===void 0?"":`: ${l}`}`,...c.split(`
`).filter(f=>f.trim()!=="").map(f=>`        ${f}`)]),...r.map(vt),`${t.length-e.length-o} passed, ${e.length} failed${o===0?"":`, ${o} skipped`}`]}function vt({file:t,covered:r,missed:e,ranges:o}){let i=r+e===0?0:Math.floor(100*r/(r+e)),s=o.map(([a,n])=>a===n?`${a}`:`${a}-${n}`);return`${String(i).padStart(3)} %  ${t}${s.length===0?"":`  not reached: ${s.join(", ")}`}`}var S=(t,r)=>`${t} ${r}${t===1?"":"s"}`;export{le as buildPolicy,pe as checkPolicy,me as formatPolicy,de as newPolicy,fe as testPolicy};
