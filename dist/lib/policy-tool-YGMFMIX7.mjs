import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{a as x,b as v,c as h,d as R,e as M,f as j,g as U,h as B,i as k,j as I,k as L,l as z,m as D,n as y,o as $,p as J,q as W,r as b,s as G,t as P,v as _}from"./chunk-6PK5BIXW.mjs";import{c as H}from"./chunk-S3XZDXDS.mjs";import{b as C}from"./chunk-ISWA5XWX.mjs";import"./chunk-4KBCFBZQ.mjs";import"./chunk-XP45TE5Y.mjs";import{c as N}from"./chunk-2L2EO6YR.mjs";import"./chunk-KNDUYNP4.mjs";import"./chunk-36EE76YB.mjs";import"./chunk-HGNLZFOT.mjs";import{a as E}from"./chunk-PLMWD4KJ.mjs";import"./chunk-S7SV3A5A.mjs";import{a as p}from"./chunk-HJNKNB2L.mjs";import{a as d}from"./chunk-VM5E5GSJ.mjs";import"./chunk-RCRUMQMO.mjs";import{i as g}from"./chunk-3FRXTV4O.mjs";import{a as u}from"./chunk-5WOBLOSX.mjs";import"./chunk-ZALCWZEQ.mjs";import{resolve as A}from"node:path";import{realpath as tt,stat as et}from"node:fs/promises";import{resolve as rt}from"node:path";async function O(t,r,e){let o=await y(t,r),{files:n,told:s}=o.own,a=await b(n,async i=>{let{changed:l}=await $("fmt",["-write","policies"],o,i);return G(i,l)});if(e)for(let[i,l]of a)await ot(rt(r,s(i)),l);return[...a.keys()].map(s)}async function ot(t,r){try{let e=await tt(t),{mode:o}=await et(e);await H(e,r,o)}catch(e){throw p("output",{what:"the file could not be rewritten",where:t,why:"the system refused it",mend:"See its rights"},e)}}async function T(t,r){let e=await y(t,r),{own:o}=e,n=new Map([...e.files,...J(e)]),s=await b(n,i=>$("test",["-coverage",...W,"policies"],e,i));if(s.results.every(({status:i})=>i==="skip"))throw it(t);let a=[...o.files.keys()].filter(i=>!h(i)&&!R(i));return{results:s.results.map(i=>({...i,file:o.told(i.file)})),coverage:a.map(i=>{let{covered_lines:l=0,not_covered_lines:c=0,not_covered:f=[]}=s.coverage?.[i]??{},Q=nt(f.map(({start:V,end:X})=>[V.row,X.row]));return{file:o.told(i),covered:l,missed:c,ranges:Q}})}}function nt(t){let r=[];for(let[e,o]of t){let n=r.at(-1);n!==void 0&&e<=n[1]+1?n[1]=Math.max(n[1],o):r.push([e,o])}return r}var it=t=>p("policy",{what:"it holds no test that is run",where:t,why:"tests lie beside the controls in files named *_test.rego, as rules whose names begin with test_; todo_ skips one",mend:`Write one, or see one that ringfence policy new ${t} FACET NAME writes`});import{existsSync as q}from"node:fs";import{mkdir as ft,writeFile as mt}from"node:fs/promises";import{dirname as dt,join as Z,resolve as S}from"node:path";function Y(t,r,e,o){let[n,s]=r==="places"?pt(e):lt(t,r,e);return{control:st(o,e)+n,test:s}}var st=(t,r)=>`# METADATA
# title: ${at(r)}
# description: Say here why it must hold.
# custom:
#   id: ${t}
#   severity: {global: low, regional: medium, edge: high, unclassified: medium}
#   remediation: Say here what to do about it.
`,at=t=>{let r=t.replaceAll("_"," ");return JSON.stringify(r.charAt(0).toUpperCase()+r.slice(1))};function ct(t,r){let e=Object.entries(j(t,r)).map(([c,{anyOf:f}])=>({fact:c,type:f[0]?.properties.known?.type})),o=e.find(({type:c})=>c==="boolean")??e.findLast(({type:c})=>c==="array")??e[0];if(o===void 0)throw new Error(`${r} has no fact`);let{fact:n,type:s}=o,a=`input.facets.${r}.${n}`;if(s==="array")return{fact:n,call:`must.be_empty(${a})`,pass:"[]",fail:'["one"]',expected:"[]"};let[i,l]=s==="boolean"?n==="public"?["false","true"]:["true","false"]:['"this"','"that"'];return{fact:n,call:`must.be(${a}, ${i})`,pass:i,fail:l,expected:i}}function lt(t,r,e){let{fact:o,call:n,pass:s,fail:a,expected:i}=ct(t,r),l=`package controls.${r}.${e}

import data.lib.must

verdict := ${n}
`,c=`package controls.${r}.${e}_test

import data.controls.${r}.${e}

test_pass if ${e}.verdict == "pass" with input as store({"known": ${s}})

test_fail if {
	${e}.verdict == {"fail": {"observed": ${a}, "expected": ${i}}} with input as store({"known": ${a}})
}

test_unknown if ${e}.verdict == {"unknown": "denied"} with input as store({"unknown": "denied"})

store(read) := {"facets": {"${r}": {"${o}": read}}}
`;return[l,c]}var pt=t=>[`package controls.places.${t}

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
`];async function F(t,r,e,o){let n=await L(I);wt(r,["places",...M(n)]),ht(e,new Set([...ut,...D(await z()).map(gt)]));let s=await yt(S(o,t),r,e),{control:a,test:i}=Y(n,r,e,s),l=[[Z(t,"controls",r,`${e}.rego`),a],[Z(t,"controls",r,`${e}_test.rego`),i]];for(let[c]of l)if(q(S(o,c)))throw bt(c);for(let[c,f]of l)await $t(S(o,c),f,c);return l.map(([c])=>c)}function wt(t,r){if(r.includes(t))return;let e=E(t,r);throw p("usage",{what:`there is no facet ${JSON.stringify(t)}`,where:"policy new",why:"a control judges one facet of a resource, or each of its places",mend:`${U(e)}Facets are ${r.join(", ")}`})}var ut="as contains data default else every false if import in input not null package some true with".split(" "),gt=t=>t.split(".")[0]??t;function ht(t,r){let e=/^[a-z][a-z0-9_]*$/.test(t)&&!t.endsWith("_test");if(e&&!r.has(t))return;let o=t.replaceAll(/([a-z0-9])([A-Z])/g,"$1_$2").toLowerCase().replaceAll(/[^a-z0-9]+/g,"_").replaceAll(/^[_0-9]+|_+$|_test$/g,"");throw p("usage",{what:`${JSON.stringify(t)} cannot be the name of a control`,where:"policy new",why:e?"Rego has this word for itself":"a control is named like its file and its package, in snake_case, and _test is for tests",mend:e||o===""?"Name it after what must hold, like key_of_our_own":`Name it like ${o}`})}async function yt(t,r,e){let o=q(t)?[...await B(t)].filter(([i])=>!h(i)):[],n=e.replaceAll("_","-"),s=`own.${n}`;return o.some(([,i])=>new RegExp(`^#\\s+id:\\s*${RegExp.escape(s)}\\s*$`,"m").test(i))?`own.${r.toLowerCase()}-${n}`:s}async function $t(t,r,e){try{await ft(dt(t),{recursive:!0}),await mt(t,r,{flag:"wx"})}catch(o){throw p("output",{what:"the file could not be written",where:e,why:"the system refused it",mend:"Name another folder"},o)}}var bt=t=>p("usage",{what:"the file is there already",where:t,why:"what somebody has written is not written over",mend:"Choose another name, or remove the file first"});var de=(t,r,e)=>w(t,async()=>{xt(t,r,e);let o=await P(r,await K(t));return await k(A(t.cwd,e),o),m(t,`${e}: ${g(o.metadata.controls.length,"control")}, ${o.wasm.length} bytes`),m(t,`sha256 ${o.metadata.digest}`),0}),we=(t,r)=>w(t,async()=>{let{metadata:e}=await _(r,await K(t));for(let{id:o,file:n}of e.controls)m(t,`${o}  ${n}`);return m(t,`${g(e.controls.length,"control")}, all sound`),0}),ue=(t,r)=>w(t,async()=>{let e=await T(r,t.cwd);for(let o of vt(e))m(t,o);return e.results.some(({status:o})=>o==="fail"||o==="error")?1:0}),ge=(t,r,e)=>w(t,async()=>{let o=await O(r,t.cwd,!e);for(let n of o)m(t,n);return e&&o.length>0?1:0}),he=(t,r,e,o)=>w(t,async()=>{for(let n of await F(r,e,o,t.cwd))m(t,n);return d(t,u(`Next: say what must hold there, then ringfence policy test ${r}`)),0});async function w(t,r){C(e=>d(t,e));try{return await r()}catch(e){if(!x(e))throw e;for(let o of e.diagnostics)d(t,u(`${v(o)}: ${o.message}`));return d(t,`${g(e.diagnostics.length,"error")}; nothing was done`),2}}async function K({cwd:t,env:r}){let{metadata:e}=await N();return{cwd:t,env:r,taken:new Map(e.controls.map(({id:o,file:n})=>[o,`the built-in ${n}`]))}}function xt(t,r,e){if(A(t.cwd,r)===A(t.cwd,e))throw p("usage",{what:"the bundle was not written among its sources",where:e,why:"the two could not be told apart when they are read",mend:"Name another folder with -o"})}var m=(t,r)=>t.process.stdout.write(`${u(r)}
`);function vt({results:t,coverage:r}){let e=t.filter(({status:n})=>n==="fail"||n==="error"),o=t.filter(({status:n})=>n==="skip").length;return[...e.flatMap(({file:n,row:s,name:a,status:i,error:l,output:c=""})=>[`${i.toUpperCase().padEnd(5)} ${n}:${s}: ${a}${l===void 0?"":`: ${l}`}`,...c.split(`
`).filter(f=>f.trim()!=="").map(f=>`        ${f}`)]),...r.map(kt),`${t.length-e.length-o} passed, ${e.length} failed${o===0?"":`, ${o} skipped`}`]}function kt({file:t,covered:r,missed:e,ranges:o}){let n=r+e===0?0:Math.floor(100*r/(r+e)),s=o.map(([a,i])=>a===i?`${a}`:`${a}-${i}`);return`${String(n).padStart(3)} %  ${t}${s.length===0?"":`  not reached: ${s.join(", ")}`}`}export{de as buildPolicy,we as checkPolicy,ge as formatPolicy,he as newPolicy,ue as testPolicy};
