import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);
var t=new RegExp("^'*(?:[\\s\\p{Cc}\\p{Cf};,]*[=+\\-@|＝＋－＠｜]|[\\s\\p{Cf}]*\\p{Cc})","u"),r=s=>t.test(s)?`'${s}`:s,n=s=>s.startsWith("'")&&t.test(s.slice(1))?s.slice(1):s;export{r as a,n as b};
