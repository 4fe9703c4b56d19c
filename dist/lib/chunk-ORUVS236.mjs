import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
function t(e){let r=e.indexOf("/");return{service:e.slice(0,r),operation:e.slice(r+1)}}export{t as a};
