import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var e=["none","info","low","medium","high","critical"];export{e as a};
