import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var r=e=>e.toLowerCase().replaceAll(" ","");export{r as a};
