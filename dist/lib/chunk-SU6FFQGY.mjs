import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
async function*c(r,s,o){let e=new Map,a=0;for(let n of r){let t=a++;e.set(t,o(n).then(l=>({index:t,result:l}))),e.size>=s&&(yield await i())}for(;e.size>0;)yield await i();async function i(){let n=await Promise.race(e.values());return e.delete(n.index),n.result}}export{c as a};
