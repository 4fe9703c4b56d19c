import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var e=["global","regional","edge","unclassified"];export{e as a};
