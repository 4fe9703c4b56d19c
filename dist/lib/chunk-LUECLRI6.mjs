import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var i=["none","info","low","medium","high","critical"],r=t=>(t.status==="pass"||t.status==="not_applicable")&&Object.values(t.byLaw).every(({readiness:e})=>e===void 0||e.status==="pass");export{i as a,r as b};
