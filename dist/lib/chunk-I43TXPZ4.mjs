import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var l=({failOn:e="high"})=>e,f=({output:e,concurrency:r,cache:t,csvBom:s,configCalled:n,resume:i,signKey:c,startedAt:u,timeout:a,quiet:g,verbose:m,progress:p,...o})=>o,y=({now:e,startedAt:r},t)=>e??r??t();export{l as a,f as b,y as c};
