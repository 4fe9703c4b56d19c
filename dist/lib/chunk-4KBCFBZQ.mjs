import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{hash as s}from"node:crypto";var h=r=>s("sha256",r,"hex");export{h as a};
