import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var o=["global","regional","edge","unclassified"];function s(e,t){let[r,n]=[i(e),i(t)];return r!==void 0&&n!==void 0&&n<r}function i(e){if(e==="unclassified")return-1;let t=o.findIndex(r=>r===e);return t<0?void 0:t}export{o as a,s as b};
