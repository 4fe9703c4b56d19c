import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{readSync as r}from"node:fs";import{open as l}from"node:fs/promises";var s=64*1024,a=10;async function*y(f){let i=await l(f);try{let e=Buffer.allocUnsafe(s),n=0;for(;;){let o=r(i.fd,e,n,e.length-n,null);if(o===0)break;n+=o;let t=e.subarray(0,n).lastIndexOf(a);t!==-1&&(yield e.toString("utf8",0,t).split(`
`)),e.copy(e,0,t+1,n),n-=t+1,n===e.length&&(e=Buffer.concat([e],2*n))}if(n>0)throw new Error(`${f} is cut off in the middle of a line`)}finally{await i.close()}}export{y as a};
