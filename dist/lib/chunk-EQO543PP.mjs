import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
function o(n){let[,t="",,i="",r=""]=n?.split(":")??[];return{partition:t,region:i,account:r}}export{o as a};
