import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
function e(r,n){let o=JSON.parse(JSON.stringify(n));return{origin:r,body:o}}export{e as a};
