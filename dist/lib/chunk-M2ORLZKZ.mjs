import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var s=(o,e)=>`aws ${o} ${e}`;async function*n(o,e,l){let{account:c}=e.identity,r=s(c,o);for await(let t of l(e))yield{cell:r,record:t};for(let t of e.asked())yield{cell:r,record:t};yield{cell:r,account:c,whole:!e.cutOff()}}export{s as a,n as b};
