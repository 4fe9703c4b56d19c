import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var n={name:"@aws-sdk/nested-clients",version:"3.998.4"};export{n as a};
