import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{createHash as i}from"node:crypto";function a(t,e){let r=JSON.stringify(e),o=i("sha256").update(r).digest("hex"),n=JSON.parse(r);return{origin:{...t,rawSha256:o},body:n}}export{a};
