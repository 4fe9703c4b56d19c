import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var o=({account:t,partition:n},{type:r,nativeId:s,region:e,answers:i})=>({kind:"observation",provider:"aws",partition:n,account:t,...e===void 0?{}:{region:e},type:r,nativeId:s,source:"live",answers:i});export{o as a};
