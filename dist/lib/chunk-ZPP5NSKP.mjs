import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var r=["aws","azure"];export{r as a};
