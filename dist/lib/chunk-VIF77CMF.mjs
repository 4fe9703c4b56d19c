import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
import{setFlagsFromString as e}from"node:v8";var t=o=>e(`--heap-growing-percent=${o}`),p=()=>e("--semi-space-growth-factor=1"),a=()=>e("--semi-space-growth-factor=2");export{t as a,p as b,a as c};
