import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var f=({failOn:e="high"})=>e,y=({output:e,concurrency:r,cache:t,csvBom:s,configCalled:n,resume:i,signKey:a,startedAt:c,timeout:m,quiet:u,rawBefore:p,verbose:d,progress:g,...o})=>o,_=({now:e,startedAt:r},t)=>e??r??t();export{f as a,y as b,_ as c};
