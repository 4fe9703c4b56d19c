import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var t=["none","info","low","medium","high","critical"];export{t as a};
