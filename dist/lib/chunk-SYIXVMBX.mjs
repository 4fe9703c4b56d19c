import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{open as r}from"node:fs/promises";var a=64*1024,s=10;async function*c(i){let f=await r(i);try{let e=Buffer.allocUnsafe(a),t=0;for(;;){let{bytesRead:o}=await f.read(e,t);if(o===0)break;t+=o;let n=e.subarray(0,t).lastIndexOf(s);n!==-1&&(yield e.toString("utf8",0,n).split(`
`)),e.copy(e,0,n+1,t),t-=n+1,t===e.length&&(e=Buffer.concat([e],2*t))}if(t>0)throw new Error(`${i} is cut off in the middle of a line`)}finally{await f.close()}}export{c as a};
